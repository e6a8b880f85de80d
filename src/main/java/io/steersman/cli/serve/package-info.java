/** The verbs that run the service: serve and demo. */
@NullMarked
package io.steersman.cli.serve;

import org.jspecify.annotations.NullMarked;
