/**
 * Settings of a service: read from several sources, typed, complete, and masked when printed.
 *
 * <p>Refuses: reloading at run time, nested files, and any knowledge of what a setting is for.
 */
@NullMarked
package io.seatflow.workflow.settings;

import org.jspecify.annotations.NullMarked;
