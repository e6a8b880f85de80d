/** What agents and users say: claims, announcements, admissions, complaints. */
@NullMarked
package io.steersman.reading.message;

import org.jspecify.annotations.NullMarked;
