/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _TdEntity TdEntity;
typedef struct _TdField  TdField;
typedef struct _TdRecord TdRecord;

/**
 * TdFieldType: how a field's value is kept and shown.
 * @TD_TYPE_TEXT: text
 * @TD_TYPE_DATE: ISO text of 4, 7 or 10 characters, see #TdDate
 * @TD_TYPE_CHOICE: the code of one of the field's choices
 * @TD_TYPE_INTEGER: a whole number
 * @TD_TYPE_DECIMAL: whole thousandths, see td-number.h
 * @TD_TYPE_FLAG: 0 or 1, and not known when missing
 * @TD_TYPE_REFERENCE: the id of a record of another entity
 * @TD_TYPE_TIME: seconds since 1970, UTC
 *
 * Text, date and choice are "text-like": stored as TEXT; the others are
 * INTEGER.  Every value may be missing, which is neither 0 nor "".
 */
typedef enum
{
  TD_TYPE_TEXT,
  TD_TYPE_DATE,
  TD_TYPE_CHOICE,
  TD_TYPE_INTEGER,
  TD_TYPE_DECIMAL,
  TD_TYPE_FLAG,
  TD_TYPE_REFERENCE,
  TD_TYPE_TIME,
} TdFieldType;

/**
 * TdFieldFlags:
 * @TD_FIELD_REQUIRED: a record without it is not saved
 * @TD_FIELD_SEARCHED: part of the folded search text
 * @TD_FIELD_LISTED: a column of the list unless the person hides it
 * @TD_FIELD_PERSONAL: masked in lists unless revealed (CCCD)
 * @TD_FIELD_BULK: may be set for several records at once
 * @TD_FIELD_DERIVED: computed by the entity when saved, never edited
 * @TD_FIELD_INTERNAL: not shown in forms, lists or exports
 * @TD_FIELD_UNIQUE: no two living records share a value
 * @TD_FIELD_NUMBER: digits; a search for six digits or more finds the record
 *   whose number begins with them, though the number is no part of the search text
 */
typedef enum
{
  TD_FIELD_PLAIN    = 0,
  TD_FIELD_REQUIRED = 1 << 0,
  TD_FIELD_SEARCHED = 1 << 1,
  TD_FIELD_LISTED   = 1 << 2,
  TD_FIELD_PERSONAL = 1 << 3,
  TD_FIELD_BULK     = 1 << 4,
  TD_FIELD_DERIVED  = 1 << 5,
  TD_FIELD_INTERNAL = 1 << 6,
  TD_FIELD_UNIQUE   = 1 << 7,
  TD_FIELD_NUMBER   = 1 << 8,
} TdFieldFlags;

/**
 * TdChoice: one value of a choice field.
 * @code: what is stored
 * @label: English, translated when shown
 * @term: the Vietnamese term, for documents and for reading lists
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *term;
} TdChoice;

/**
 * TdField: one field of an entity; its only declaration.
 * @key: column of the table, name of the property, key of the command line
 * @type: see #TdFieldType
 * @label: English, translated when shown
 * @term: the Vietnamese heading in documents, also read as a heading on import
 * @flags: see #TdFieldFlags
 * @width: characters that a column of it wants
 * @choices: (nullable) (array zero-terminated=1): of a choice field
 * @reference: (nullable): key of the entity that a reference names
 * @aliases: (nullable) (array zero-terminated=1): further headings found in
 *   real lists, DOMAIN.md E.2
 */
struct _TdField
{
  const char        *key;
  TdFieldType        type;
  const char        *label;
  const char        *term;
  TdFieldFlags       flags;
  guint              width;
  const TdChoice    *choices;
  const char        *reference;
  const char *const *aliases;
};

/**
 * TdEntity: a kind of record.  From this one declaration come the GObject
 * properties, the SQL, the form rows, the list columns, the import mapping, the
 * export columns and the search text.
 * @key: name of the table
 * @label: English singular, translated when shown
 * @plural: English plural, translated when shown
 * @term: Vietnamese
 * @title: key of the field that names a record
 * @sort: key of the field that orders lists unless the person chooses
 * @fields: (array length=n_fields): the fields
 * @derive: (nullable): fills the derived fields before a save
 * @check: (nullable): refuses what contradicts itself; %FALSE sets an error
 * @year_part: (nullable): what the record says of a year, as one text that differs
 *   where what is said differs, %NULL for nothing; the writer refuses to change
 *   it when the year is frozen.  (transfer full)
 * @round_field: (nullable): key of the field that names the record's round; the writer
 *   refuses to add, change or remove records of a round that is closed
 */
struct _TdEntity
{
  const char    *key;
  const char    *label;
  const char    *plural;
  const char    *term;
  const char    *title;
  const char    *sort;
  const TdField *fields;
  guint          n_fields;
  void         (*derive) (TdRecord *record);
  gboolean     (*check)  (TdRecord *record, GError **error);
  char        *(*year_part) (TdRecord *record, guint year);
  const char    *round_field;
};

/* Every entity, in an order in which references come before what refers. */
const TdEntity *const *td_entities_get (guint *n_entities);
/* %NULL when there is none of that key. */
const TdEntity *td_entity_find (const char *key);
/* The type of its records: a final subclass of TdRecord with one property a field. */
GType           td_entity_get_record_type (const TdEntity *self);
/* Index into @fields; the field must exist. */
guint           td_entity_index (const TdEntity *self, const char *key);
const TdField  *td_entity_field (const TdEntity *self, const char *key); /* nullable */
gboolean        td_field_is_text_like (const TdField *self);
const TdChoice *td_field_find_choice (const TdField *self, const char *code); /* nullable */
/* The choice whose code, term or translated label folds like @text; %NULL if none. */
const TdChoice *td_field_read_choice (const TdField *self, const char *text);

/* The entities.  Keys of their fields stand in td-entities-*.c, nowhere else. */
extern const TdEntity td_entity_organisation; /* one record: letterhead, signers */
extern const TdEntity td_entity_setting;      /* name and value, of this register */
extern const TdEntity td_entity_unit;
extern const TdEntity td_entity_staff;
extern const TdEntity td_entity_membership;   /* dated: where a person worked */
extern const TdEntity td_entity_leave;
extern const TdEntity td_entity_discipline;
extern const TdEntity td_entity_year_fact;    /* the facts of one person and year */
extern const TdEntity td_entity_year_variant; /* a saved board: A, B */
extern const TdEntity td_entity_year_choice;  /* a class chosen against the rules, in a variant */
extern const TdEntity td_entity_year_line;    /* where the line of a group stands, in a variant */
extern const TdEntity td_entity_year_seal;    /* freezing and reopening of a year */
extern const TdEntity td_entity_year_result;  /* a person's result in a seal */
extern const TdEntity td_entity_import_mapping; /* columns remembered by the header's shape */
extern const TdEntity td_entity_criteria_set; /* also the frozen copies that rounds work with */
extern const TdEntity td_entity_criterion;    /* a group or a criterion of a set */
extern const TdEntity td_entity_criteria_band; /* a class of a set */
extern const TdEntity td_entity_round;        /* one scoring of units or people */
extern const TdEntity td_entity_sheet;        /* one subject in a round */
extern const TdEntity td_entity_score;        /* one criterion in one layer of a sheet */
extern const TdEntity td_entity_question;     /* why a sheet was returned */
extern const TdEntity td_entity_attachment;   /* a file kept in the register */
extern const TdEntity td_entity_evidence;     /* a file for a criterion of a sheet */
extern const TdEntity td_entity_form;         /* a workbook given to a unit */
extern const TdEntity td_entity_form_receipt; /* one that came back */
extern const TdEntity td_entity_round_seal;   /* closing and reopening of a round */
extern const TdEntity td_entity_round_result; /* a subject's result in a seal */

G_END_DECLS
