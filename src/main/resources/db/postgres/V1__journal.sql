CREATE TABLE trajectory (
  key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  steps BIGINT NOT NULL,
  ended BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  began BIGINT NOT NULL,
  latest BIGINT NOT NULL,
  UNIQUE (tenant, id)
);

CREATE INDEX trajectory_latest ON trajectory (latest);

CREATE TABLE step (
  trajectory BIGINT NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  idx BIGINT NOT NULL,
  number BIGINT,
  kind TEXT COLLATE "C" NOT NULL,
  agent TEXT COLLATE "C" NOT NULL,
  tool TEXT COLLATE "C",
  status TEXT COLLATE "C",
  exit_code BIGINT,
  duration BIGINT,
  input_tokens BIGINT,
  output_tokens BIGINT,
  happened BIGINT,
  body TEXT NOT NULL,
  PRIMARY KEY (trajectory, idx)
);

CREATE INDEX step_number ON step (trajectory, number) WHERE number IS NOT NULL;

CREATE TABLE finding (
  key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  trajectory BIGINT NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  fault TEXT COLLATE "C" NOT NULL,
  rule TEXT COLLATE "C" NOT NULL,
  severity TEXT COLLATE "C" NOT NULL,
  seen_at BIGINT NOT NULL,
  last_step BIGINT NOT NULL,
  shadow BIGINT NOT NULL,
  rulebook TEXT COLLATE "C" NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (trajectory, fault)
);

CREATE TABLE intervention (
  trajectory BIGINT NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  rule TEXT COLLATE "C" NOT NULL,
  level TEXT COLLATE "C" NOT NULL,
  step BIGINT NOT NULL,
  rung BIGINT NOT NULL,
  delivery TEXT COLLATE "C" NOT NULL,
  policy TEXT COLLATE "C" NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (trajectory, number)
);

CREATE TABLE outcome (
  key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  trajectory BIGINT NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  voice TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  fault TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  step BIGINT NOT NULL,
  actions BIGINT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (trajectory, voice, number, fault)
);

CREATE TABLE feedback (
  key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  trajectory BIGINT NOT NULL REFERENCES trajectory (key) ON DELETE CASCADE,
  about TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  said_by TEXT COLLATE "C" NOT NULL,
  holds BIGINT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (trajectory, about, subject, said_by)
);
