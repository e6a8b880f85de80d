CREATE TABLE assignment (
  trajectory BIGINT NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  experiment TEXT COLLATE "C" NOT NULL,
  unit TEXT COLLATE "C" NOT NULL,
  arm TEXT COLLATE "C" NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (trajectory, experiment)
);

CREATE INDEX assignment_unit ON assignment (experiment, unit);
