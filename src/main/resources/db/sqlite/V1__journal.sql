CREATE TABLE trajectory (
  key INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  steps INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  began INTEGER NOT NULL,
  latest INTEGER NOT NULL,
  UNIQUE (tenant, id)
) STRICT;

CREATE INDEX trajectory_latest ON trajectory (latest);

CREATE TABLE step (
  trajectory INTEGER NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  idx INTEGER NOT NULL,
  number INTEGER,
  kind TEXT NOT NULL,
  agent TEXT NOT NULL,
  tool TEXT,
  status TEXT,
  exit_code INTEGER,
  duration INTEGER,
  input_tokens INTEGER,
  output_tokens INTEGER,
  happened INTEGER,
  body TEXT NOT NULL,
  PRIMARY KEY (trajectory, idx)
) STRICT;

CREATE INDEX step_number ON step (trajectory, number) WHERE number IS NOT NULL;

CREATE TABLE finding (
  key INTEGER PRIMARY KEY,
  trajectory INTEGER NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  fault TEXT NOT NULL,
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  seen_at INTEGER NOT NULL,
  last_step INTEGER NOT NULL,
  shadow INTEGER NOT NULL,
  rulebook TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (trajectory, fault)
) STRICT;

CREATE TABLE intervention (
  trajectory INTEGER NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  rule TEXT NOT NULL,
  level TEXT NOT NULL,
  step INTEGER NOT NULL,
  rung INTEGER NOT NULL,
  delivery TEXT NOT NULL,
  policy TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (trajectory, number)
) STRICT;

CREATE TABLE outcome (
  key INTEGER PRIMARY KEY,
  trajectory INTEGER NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  voice TEXT NOT NULL,
  number INTEGER NOT NULL,
  fault TEXT NOT NULL,
  kind TEXT NOT NULL,
  step INTEGER NOT NULL,
  actions INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (trajectory, voice, number, fault)
) STRICT;

CREATE TABLE feedback (
  key INTEGER PRIMARY KEY,
  trajectory INTEGER NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  about TEXT NOT NULL,
  subject TEXT NOT NULL,
  said_by TEXT NOT NULL,
  holds INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (trajectory, about, subject, said_by)
) STRICT;
