CREATE TABLE assignment (
  trajectory INTEGER NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  experiment TEXT NOT NULL,
  unit TEXT NOT NULL,
  arm TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (trajectory, experiment)
) STRICT;

CREATE INDEX assignment_unit ON assignment (experiment, unit);
