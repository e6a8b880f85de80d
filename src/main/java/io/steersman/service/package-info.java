/** The program as it runs: settings, wiring, what is done in the background, health and metrics. */
@NullMarked
package io.steersman.service;

import org.jspecify.annotations.NullMarked;
