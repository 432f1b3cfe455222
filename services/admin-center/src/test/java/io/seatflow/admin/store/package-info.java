@org.jspecify.annotations.NullMarked
package io.seatflow.admin.store;
