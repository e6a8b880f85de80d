/** The verbs that connect clients: install, uninstall, doctor, hook. */
@NullMarked
package io.steersman.cli.setup;

import org.jspecify.annotations.NullMarked;
