package io.steersman.supervision;

/** Hears when something begins to be judged and when it was, and may say no. */
interface Judging {

    /** Judging of something other than one step: a session is opened, or moves to other rules. */
    int NO_STEP = -1;

    /** Nobody cares how long it takes. */
    Judging FREELY = new Judging() {
        @Override
        public void begin(int step) {
            // Nobody cares.
        }

        @Override
        public void end() {
            // Nobody cares.
        }
    };

    /**
     * A step is about to be judged.
     *
     * @throws Sitting.GivenUp when nothing that this thread does counts any more
     */
    void begin(int step);

    /**
     * The step was judged.
     *
     * @throws Sitting.GivenUp when it was given up meanwhile
     */
    void end();
}
