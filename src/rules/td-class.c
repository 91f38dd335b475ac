/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-class.h"

#include "td-text.h"

#include <string.h>

typedef struct
{
  const char *folded;
  int value;
} Wording;

static const char *const class_codes[TD_N_CLASSES] = { "", "KHTNV", "HTNV", "HTTNV", "HTXSNV" };

static const char *const class_terms[TD_N_CLASSES] = {
  "Chưa xếp loại",
  "Không hoàn thành nhiệm vụ",
  "Hoàn thành nhiệm vụ",
  "Hoàn thành tốt nhiệm vụ",
  "Hoàn thành xuất sắc nhiệm vụ",
};

static const char *const kind_codes[TD_N_KINDS] = {
  NULL, "can_bo", "cong_chuc", "vien_chuc", "nguoi_lao_dong",
};

static const char *const kind_terms[TD_N_KINDS] = {
  "Chưa rõ", "Cán bộ", "Công chức", "Viên chức", "Hợp đồng lao động",
};

/* Without marks, as td_text_fold() leaves them. */
static const Wording class_wordings[] = {
  { "hoan thanh xuat sac nhiem vu", TD_CLASS_EXCELLENT },
  { "hoan thanh xuat sac nv", TD_CLASS_EXCELLENT },
  { "hoan thanh xuat sac", TD_CLASS_EXCELLENT },
  { "ht xuat sac nhiem vu", TD_CLASS_EXCELLENT },
  { "ht xuat sac nv", TD_CLASS_EXCELLENT },
  { "ht xuat sac", TD_CLASS_EXCELLENT },
  { "xuat sac nhiem vu", TD_CLASS_EXCELLENT },
  { "xuat sac", TD_CLASS_EXCELLENT },
  { "htxsnv", TD_CLASS_EXCELLENT },
  { "htxs nv", TD_CLASS_EXCELLENT },
  { "htxs", TD_CLASS_EXCELLENT },
  { "xs", TD_CLASS_EXCELLENT },
  { "hoan thanh tot nhiem vu", TD_CLASS_GOOD },
  { "hoan thanh tot nv", TD_CLASS_GOOD },
  { "hoan thanh tot", TD_CLASS_GOOD },
  { "ht tot nhiem vu", TD_CLASS_GOOD },
  { "ht tot nv", TD_CLASS_GOOD },
  { "ht tot", TD_CLASS_GOOD },
  { "tot nhiem vu", TD_CLASS_GOOD },
  { "tot", TD_CLASS_GOOD },
  { "httnv", TD_CLASS_GOOD },
  { "htt nv", TD_CLASS_GOOD },
  { "htt", TD_CLASS_GOOD },
  { "hoan thanh nhiem vu", TD_CLASS_COMPLETED },
  { "hoan thanh nv", TD_CLASS_COMPLETED },
  { "hoan thanh", TD_CLASS_COMPLETED },
  { "ht nhiem vu", TD_CLASS_COMPLETED },
  { "ht nv", TD_CLASS_COMPLETED },
  { "htnv", TD_CLASS_COMPLETED },
  { "ht", TD_CLASS_COMPLETED },
  { "khong hoan thanh nhiem vu", TD_CLASS_FAILED },
  { "khong hoan thanh nv", TD_CLASS_FAILED },
  { "khong hoan thanh", TD_CLASS_FAILED },
  { "chua hoan thanh nhiem vu", TD_CLASS_FAILED },
  { "khong ht nhiem vu", TD_CLASS_FAILED },
  { "khong htnv", TD_CLASS_FAILED },
  { "khtnv", TD_CLASS_FAILED },
  { "kht nv", TD_CLASS_FAILED },
  { "kht", TD_CLASS_FAILED },
  { "chua xep loai", TD_CLASS_NONE },
  { "khong xep loai", TD_CLASS_NONE },
};

static const Wording kind_wordings[] = {
  { "can bo", TD_KIND_OFFICIAL },
  { "cb", TD_KIND_OFFICIAL },
  { "cong chuc", TD_KIND_CIVIL_SERVANT },
  { "cc", TD_KIND_CIVIL_SERVANT },
  { "vien chuc", TD_KIND_PUBLIC_EMPLOYEE },
  { "vien chuc quan ly", TD_KIND_PUBLIC_EMPLOYEE },
  { "vc", TD_KIND_PUBLIC_EMPLOYEE },
  { "nguoi lao dong", TD_KIND_WORKER },
  { "nld", TD_KIND_WORKER },
  { "hop dong lao dong", TD_KIND_WORKER },
  { "hop dong ld", TD_KIND_WORKER },
  { "hd lao dong", TD_KIND_WORKER },
  { "hdld", TD_KIND_WORKER },
  { "hd ld", TD_KIND_WORKER },
  { "lao dong hop dong", TD_KIND_WORKER },
  { "ldhd", TD_KIND_WORKER },
  { "nguoi lao dong hop dong", TD_KIND_WORKER },
  { "hop dong", TD_KIND_WORKER },
  { "hd", TD_KIND_WORKER },
  { "hop dong 68", TD_KIND_WORKER },
  { "hd 68", TD_KIND_WORKER },
  { "hd68", TD_KIND_WORKER },
  { "hdld 68", TD_KIND_WORKER },
  { "hop dong lao dong 68", TD_KIND_WORKER },
  { "hop dong nd 68", TD_KIND_WORKER },
  { "hd nd 68", TD_KIND_WORKER },
  { "hop dong theo nd 68", TD_KIND_WORKER },
  { "hop dong theo nghi dinh 68", TD_KIND_WORKER },
  { "hop dong theo nd 68 2000 nd cp", TD_KIND_WORKER },
  { "hop dong theo nghi dinh 68 2000 nd cp", TD_KIND_WORKER },
  { "hop dong 111", TD_KIND_WORKER },
  { "hd 111", TD_KIND_WORKER },
  { "hd111", TD_KIND_WORKER },
  { "hdld 111", TD_KIND_WORKER },
  { "hop dong lao dong 111", TD_KIND_WORKER },
  { "hop dong nd 111", TD_KIND_WORKER },
  { "hd nd 111", TD_KIND_WORKER },
  { "hop dong theo nd 111", TD_KIND_WORKER },
  { "hop dong theo nghi dinh 111", TD_KIND_WORKER },
  { "hop dong theo nd 111 2022 nd cp", TD_KIND_WORKER },
  { "hop dong theo nghi dinh 111 2022 nd cp", TD_KIND_WORKER },
};

/* How a leading post begins, whole words. */
static const char *const leading_posts[] = {
  "giam doc",           "pho giam doc",         "tong giam doc",    "pho tong giam doc",
  "gd",                 "pgd",                  "pho gd",           "truong phong",
  "pho truong phong",   "pho phong",            "tp",               "ptp",
  "pho tp",             "chanh van phong",      "pho chanh van phong", "truong van phong",
  "cvp",                "pcvp",                 "chanh thanh tra",  "pho chanh thanh tra",
  "chi cuc truong",     "pho chi cuc truong",   "cuc truong",       "pho cuc truong",
  "truong ban",         "pho truong ban",       "pho ban",          "truong khoa",
  "pho truong khoa",    "pho khoa",             "truong trung tam", "pho truong trung tam",
  "truong chi nhanh",   "pho truong chi nhanh", "truong tram",      "pho truong tram",
  "tram truong",        "pho tram truong",      "hat truong",       "pho hat truong",
  "hieu truong",        "pho hieu truong",      "vien truong",      "pho vien truong",
  "chu tich",           "pho chu tich",
};

/* Units whose head one is when one is in charge ("Phụ trách") of them. */
static const char *const headed_units[] = {
  "phong", "van phong", "thanh tra", "trung tam", "chi cuc", "ban", "khoa", "don vi", "co quan",
  "so",
};

static gboolean
find_wording (const Wording *wordings, gsize n_wordings, const char *text, int *value)
{
  g_autofree char *folded = td_text_fold (text);

  for (gsize i = 0; i < n_wordings; i++)
    if (g_str_equal (wordings[i].folded, folded))
      {
        *value = wordings[i].value;
        return TRUE;
      }
  return FALSE;
}

static int
find_code (const char *const *codes, int n_codes, const char *code)
{
  for (int i = 1; code != NULL && i < n_codes; i++)
    if (g_str_equal (codes[i], code))
      return i;
  return 0;
}

const char *
td_class_code (TdClass klass)
{
  g_return_val_if_fail (klass < TD_N_CLASSES, "");

  return class_codes[klass];
}

const char *
td_class_term (TdClass klass)
{
  g_return_val_if_fail (klass < TD_N_CLASSES, "");

  return class_terms[klass];
}

TdClass
td_class_from_code (const char *code)
{
  return (TdClass) find_code (class_codes, TD_N_CLASSES, code);
}

gboolean
td_class_read (const char *text, TdClass *klass)
{
  int value = TD_CLASS_NONE;
  gboolean is_known = find_wording (class_wordings, G_N_ELEMENTS (class_wordings), text, &value);

  *klass = (TdClass) value;
  return is_known;
}

const char *
td_kind_code (TdStaffKind kind)
{
  g_return_val_if_fail (kind < TD_N_KINDS, NULL);

  return kind_codes[kind];
}

const char *
td_kind_term (TdStaffKind kind)
{
  g_return_val_if_fail (kind < TD_N_KINDS, "");

  return kind_terms[kind];
}

TdStaffKind
td_kind_from_code (const char *code)
{
  return (TdStaffKind) find_code (kind_codes, TD_N_KINDS, code);
}

TdStaffKind
td_kind_read (const char *text)
{
  int value = TD_KIND_UNKNOWN;

  find_wording (kind_wordings, G_N_ELEMENTS (kind_wordings), text, &value);
  return (TdStaffKind) value;
}

static gboolean
begins_with (const char *folded, const char *words)
{
  gsize length = strlen (words);

  return strncmp (folded, words, length) == 0 && (folded[length] == '\0' || folded[length] == ' ');
}

static gboolean
begins_with_any (const char *folded, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (begins_with (folded, words[i]))
      return TRUE;
  return FALSE;
}

/* Steps over @words and the blank behind them. */
static gboolean
skip_words (const char **folded, const char *words)
{
  if (!begins_with (*folded, words))
    return FALSE;
  *folded += strlen (words);
  if (**folded == ' ')
    (*folded)++;
  return TRUE;
}

static gboolean
is_leading (const char *folded)
{
  if (skip_words (&folded, "phu trach"))
    {
      if (begins_with_any (folded, headed_units, G_N_ELEMENTS (headed_units)))
        return TRUE;
    }
  else if (!skip_words (&folded, "q"))
    {
      skip_words (&folded, "quyen");
    }
  return begins_with_any (folded, leading_posts, G_N_ELEMENTS (leading_posts));
}

gboolean
td_post_is_leader (const char *post)
{
  g_autofree char *all = td_text_fold (post);
  g_auto (GStrv) posts = NULL;

  /* "Phụ trách phòng, chống …" is a task and no post. */
  if (post == NULL || begins_with (all, "phu trach phong chong"))
    return FALSE;
  /* "Bí thư Chi bộ, Trưởng phòng": one leading post is enough. */
  posts = g_strsplit_set (post, ",;/-+&", -1);
  for (guint i = 0; posts[i] != NULL; i++)
    {
      g_autofree char *folded = td_text_fold (posts[i]);
      const char *second = folded;

      if (is_leading (folded))
        return TRUE;
      while ((second = strstr (second, " kiem ")) != NULL)
        {
          second += strlen (" kiem ");
          if (is_leading (second))
            return TRUE;
        }
    }
  return FALSE;
}
