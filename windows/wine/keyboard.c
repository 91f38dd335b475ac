/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The keyboard layout that Wine lacks.  GTK on Windows learns what a key means
 * from the tables of the layout's library (KbdLayerDescriptor() in kbdus.dll);
 * without one no shortcut with Ctrl or Alt works.  These are the tables of a
 * keyboard of the United States, as far as the checks type on it.  Every Windows
 * has its own: this is never installed on one.
 */
#include <windows.h>

#define SHIFT 1
#define CTRL 2
#define ALT 4
#define NOT_A_LEVEL 15
#define MAX_KEYS 64

/* The layout of these is that of kbd.h in Windows' driver kit. */
typedef struct
{
  BYTE virtual_key;
  BYTE modifier;
} ModifierKey;

typedef struct
{
  ModifierKey *keys;
  WORD         max_bits;
  BYTE         levels[4];
} Modifiers;

typedef struct
{
  BYTE  virtual_key;
  BYTE  caps_lock_shifts;
  WCHAR characters[2];
} CharacterKey;

typedef struct
{
  CharacterKey *keys;
  BYTE          n_levels;
  BYTE          size;
} CharacterTable;

typedef struct
{
  Modifiers      *modifiers;
  CharacterTable *characters;
  void           *dead_keys;
  void           *key_names;
  void           *key_names_extended;
  void           *dead_key_names;
  USHORT         *virtual_keys;
  BYTE            n_virtual_keys;
  void           *extended_e0;
  void           *extended_e1;
  DWORD           flags;
  BYTE            n_ligatures;
  BYTE            ligature_size;
  void           *ligatures;
} Layout;

static ModifierKey modifier_keys[] = { { VK_SHIFT, SHIFT }, { VK_CONTROL, CTRL }, { VK_MENU, ALT }, { 0, 0 } };
static Modifiers modifiers = { modifier_keys, 3, { 0, 1, 2, NOT_A_LEVEL } };

static CharacterKey character_keys[MAX_KEYS];
static CharacterTable characters[] = { { character_keys, 2, sizeof (CharacterKey) }, { NULL, 0, 0 } };

/* By scan code, from 0. */
static USHORT virtual_keys[] = {
  0, VK_ESCAPE, '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', VK_OEM_MINUS, VK_OEM_PLUS, VK_BACK,
  VK_TAB, 'Q', 'W', 'E', 'R', 'T', 'Y', 'U', 'I', 'O', 'P', VK_OEM_4, VK_OEM_6, VK_RETURN,
  VK_LCONTROL, 'A', 'S', 'D', 'F', 'G', 'H', 'J', 'K', 'L', VK_OEM_1, VK_OEM_7, VK_OEM_3,
  VK_LSHIFT, VK_OEM_5, 'Z', 'X', 'C', 'V', 'B', 'N', 'M', VK_OEM_COMMA, VK_OEM_PERIOD, VK_OEM_2, VK_RSHIFT,
  VK_MULTIPLY, VK_LMENU, VK_SPACE, VK_CAPITAL,
};

static Layout layout = {
  .modifiers = &modifiers,
  .characters = characters,
  .virtual_keys = virtual_keys,
  .n_virtual_keys = sizeof virtual_keys / sizeof *virtual_keys,
};

static void
fill_character_keys (void)
{
  static const BYTE signs[] = { VK_OEM_1,      VK_OEM_2,    VK_OEM_3,     VK_OEM_4,    VK_OEM_5, VK_OEM_6, VK_OEM_7,
                                VK_OEM_MINUS, VK_OEM_PLUS, VK_OEM_COMMA, VK_OEM_PERIOD };
  static const char plain[] = ";/`[\\]'-=,.";
  static const char shifted[] = ":?~{|}\"_+<>";
  static const char above_digits[] = ")!@#$%^&*(";
  int n = 0;

  for (int letter = 'A'; letter <= 'Z'; letter++)
    character_keys[n++] = (CharacterKey) { (BYTE) letter, 1, { (WCHAR) (letter - 'A' + 'a'), (WCHAR) letter } };
  for (int digit = 0; digit < 10; digit++)
    character_keys[n++] = (CharacterKey) { (BYTE) ('0' + digit), 0, { (WCHAR) ('0' + digit), above_digits[digit] } };
  for (int i = 0; i < (int) sizeof signs; i++)
    character_keys[n++] = (CharacterKey) { signs[i], 0, { plain[i], shifted[i] } };
  character_keys[n] = (CharacterKey) { VK_SPACE, 0, { ' ', ' ' } };
}

__declspec (dllexport) Layout *
KbdLayerDescriptor (void)
{
  if (character_keys[0].virtual_key == 0)
    fill_character_keys ();
  return &layout;
}
