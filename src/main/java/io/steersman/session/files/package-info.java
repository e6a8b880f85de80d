/** What a run wrote, made, moved and deleted, and where it may do so. */
@NullMarked
package io.steersman.session.files;

import org.jspecify.annotations.NullMarked;
