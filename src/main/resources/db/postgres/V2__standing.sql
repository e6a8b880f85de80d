CREATE TABLE standing (
  trajectory BIGINT PRIMARY KEY REFERENCES trajectory (key) ON DELETE CASCADE,
  step BIGINT NOT NULL,
  memory TEXT NOT NULL
);
