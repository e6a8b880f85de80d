CREATE TABLE verdict (
  trajectory INTEGER NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  rule TEXT NOT NULL,
  state TEXT NOT NULL,
  asked INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (trajectory, number)
) STRICT;

CREATE INDEX verdict_open ON verdict (trajectory) WHERE state = 'open';
