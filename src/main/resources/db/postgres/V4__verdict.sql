CREATE TABLE verdict (
  trajectory BIGINT NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  rule TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  asked BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (trajectory, number)
);

CREATE INDEX verdict_open ON verdict (trajectory) WHERE state = 'open';
