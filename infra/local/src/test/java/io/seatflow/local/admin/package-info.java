@org.jspecify.annotations.NullMarked
package io.seatflow.local.admin;
