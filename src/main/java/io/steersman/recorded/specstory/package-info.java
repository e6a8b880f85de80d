/** The Markdown that SpecStory saves of the sessions of many clients. */
@NullMarked
package io.steersman.recorded.specstory;

import org.jspecify.annotations.NullMarked;
