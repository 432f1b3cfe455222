@org.jspecify.annotations.NullMarked
package io.seatflow.servers.signin;
