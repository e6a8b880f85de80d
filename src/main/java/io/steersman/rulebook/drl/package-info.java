/** Rules as their authors write them: files, the names of facts, metadata. */
@NullMarked
package io.steersman.rulebook.drl;

import org.jspecify.annotations.NullMarked;
