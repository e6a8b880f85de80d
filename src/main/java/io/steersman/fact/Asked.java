package io.steersman.fact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what rules ask instead of match.
 *
 * <p>A pattern over such a type is put to the one that the working memory was opened with, once the patterns before it have
 * matched; it is no fact, so a rule that has nothing to ask in a step costs nothing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Asked {}
