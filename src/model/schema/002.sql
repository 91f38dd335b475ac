-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2: criteria sets, rounds and score sheets, evidence, forms for units.

CREATE TABLE criteria_set (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  polarity TEXT NOT NULL,
  max INTEGER,
  edges TEXT NOT NULL,
  bonus_cap INTEGER,
  deduction_cap INTEGER,
  source TEXT,
  unverified TEXT,
  shipped TEXT,
  version INTEGER NOT NULL,
  used_version INTEGER,
  master INTEGER REFERENCES criteria_set (id),
  archived INTEGER CHECK (archived IN (0, 1)),
  sort_key TEXT,
  search TEXT
) STRICT;

CREATE INDEX criteria_set_name ON criteria_set (name);
CREATE INDEX criteria_set_master ON criteria_set (master);

CREATE TABLE criterion (
  id INTEGER PRIMARY KEY,
  criteria INTEGER NOT NULL REFERENCES criteria_set (id),
  parent INTEGER REFERENCES criterion (id),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  rule TEXT NOT NULL,
  role TEXT NOT NULL,
  max INTEGER,
  unit_points INTEGER,
  grades TEXT,
  link TEXT,
  mandatory INTEGER CHECK (mandatory IN (0, 1)),
  pass INTEGER,
  bound TEXT,
  needs_evidence INTEGER CHECK (needs_evidence IN (0, 1)),
  basis TEXT,
  guidance TEXT
) STRICT;

CREATE INDEX criterion_criteria ON criterion (criteria);
CREATE INDEX criterion_parent ON criterion (parent);

CREATE TABLE criteria_band (
  id INTEGER PRIMARY KEY,
  criteria INTEGER NOT NULL REFERENCES criteria_set (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  edge INTEGER NOT NULL,
  conditions TEXT
) STRICT;

CREATE INDEX criteria_band_criteria ON criteria_band (criteria);

CREATE TABLE round (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  criteria INTEGER NOT NULL REFERENCES criteria_set (id),
  subject TEXT NOT NULL,
  period TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER,
  started TEXT NOT NULL,
  ended TEXT NOT NULL,
  deadline TEXT,
  deciding TEXT NOT NULL,
  inherits INTEGER NOT NULL CHECK (inherits IN (0, 1)),
  weight_self INTEGER,
  weight_appraised INTEGER,
  weight_council INTEGER,
  raters TEXT NOT NULL,
  tie_break TEXT NOT NULL,
  tie_group TEXT,
  rollup TEXT NOT NULL,
  note TEXT,
  archived INTEGER CHECK (archived IN (0, 1)),
  sort_key TEXT,
  search TEXT
) STRICT;

CREATE INDEX round_criteria ON round (criteria);

CREATE TABLE sheet (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL REFERENCES round (id),
  staff INTEGER REFERENCES staff (id),
  unit INTEGER REFERENCES unit (id),
  name TEXT NOT NULL,
  unit_name TEXT,
  cluster TEXT,
  kind TEXT,
  position INTEGER NOT NULL,
  state TEXT NOT NULL,
  submitted_at INTEGER,
  submitted_by TEXT,
  appraised_at INTEGER,
  appraised_by TEXT,
  council_at INTEGER,
  note TEXT
) STRICT;

CREATE INDEX sheet_round ON sheet (round);
CREATE INDEX sheet_staff ON sheet (staff);
CREATE INDEX sheet_unit ON sheet (unit);

CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL REFERENCES round (id),
  sheet INTEGER NOT NULL REFERENCES sheet (id),
  criterion INTEGER NOT NULL REFERENCES criterion (id),
  layer TEXT NOT NULL,
  rater TEXT,
  not_applicable INTEGER CHECK (not_applicable IN (0, 1)),
  figure INTEGER,
  detail TEXT,
  reason TEXT,
  scored_at INTEGER
) STRICT;

CREATE INDEX score_round ON score (round);
CREATE INDEX score_sheet ON score (sheet);
CREATE INDEX score_criterion ON score (criterion);

CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL REFERENCES round (id),
  sheet INTEGER NOT NULL REFERENCES sheet (id),
  criterion INTEGER NOT NULL REFERENCES criterion (id),
  text TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  asked_by TEXT,
  answer TEXT,
  answered_at INTEGER
) STRICT;

CREATE INDEX question_round ON question (round);
CREATE INDEX question_sheet ON question (sheet);
CREATE INDEX question_criterion ON question (criterion);

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT
) STRICT;

CREATE INDEX attachment_sha256 ON attachment (sha256);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL REFERENCES round (id),
  sheet INTEGER NOT NULL REFERENCES sheet (id),
  criterion INTEGER NOT NULL REFERENCES criterion (id),
  attachment INTEGER NOT NULL REFERENCES attachment (id)
) STRICT;

CREATE INDEX evidence_round ON evidence (round);
CREATE INDEX evidence_sheet ON evidence (sheet);
CREATE INDEX evidence_criterion ON evidence (criterion);
CREATE INDEX evidence_attachment ON evidence (attachment);

CREATE TABLE form (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL REFERENCES round (id),
  unit INTEGER REFERENCES unit (id),
  unit_name TEXT NOT NULL,
  serial INTEGER NOT NULL,
  is_return INTEGER CHECK (is_return IN (0, 1)),
  deadline TEXT,
  issued_at INTEGER NOT NULL,
  issued_by TEXT,
  base TEXT NOT NULL
) STRICT;

CREATE INDEX form_round ON form (round);
CREATE INDEX form_unit ON form (unit);

CREATE TABLE form_receipt (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL REFERENCES round (id),
  form INTEGER NOT NULL REFERENCES form (id),
  attachment INTEGER NOT NULL REFERENCES attachment (id),
  received_at INTEGER NOT NULL,
  received_by TEXT,
  late_days INTEGER,
  filled INTEGER,
  same INTEGER,
  changed INTEGER,
  conflicts INTEGER,
  missing INTEGER,
  superseded INTEGER CHECK (superseded IN (0, 1))
) STRICT;

CREATE INDEX form_receipt_round ON form_receipt (round);
CREATE INDEX form_receipt_form ON form_receipt (form);
CREATE INDEX form_receipt_attachment ON form_receipt (attachment);

CREATE TABLE round_seal (
  id INTEGER PRIMARY KEY,
  round INTEGER NOT NULL REFERENCES round (id),
  version INTEGER NOT NULL,
  sealed_at INTEGER NOT NULL,
  sealed_by TEXT,
  settings TEXT,
  hash TEXT NOT NULL,
  reopened_at INTEGER,
  reopened_by TEXT,
  reopen_reason TEXT
) STRICT;

CREATE INDEX round_seal_round ON round_seal (round);

CREATE TABLE round_result (
  id INTEGER PRIMARY KEY,
  seal INTEGER NOT NULL REFERENCES round_seal (id),
  sheet INTEGER NOT NULL REFERENCES sheet (id),
  self_total INTEGER,
  appraised_total INTEGER,
  council_total INTEGER,
  total INTEGER,
  max INTEGER,
  percent INTEGER,
  scored INTEGER,
  applicable INTEGER,
  band TEXT,
  rank INTEGER,
  explanation TEXT
) STRICT;

CREATE INDEX round_result_seal ON round_result (seal);
CREATE INDEX round_result_sheet ON round_result (sheet);

-- Contents of attachments by their SHA-256: never changed, and no part of changes,
-- so that attaching a file of 10 MB and undoing it does not write 20 MB of history.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;
