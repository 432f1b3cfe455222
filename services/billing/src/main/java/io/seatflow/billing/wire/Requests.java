package io.seatflow.billing.wire;

import io.seatflow.billing.domain.Due;
import io.seatflow.billing.domain.Event;
import io.seatflow.billing.domain.Message;
import io.seatflow.billing.domain.Payment;
import io.seatflow.billing.domain.Purchase;
import io.seatflow.workflow.Malformed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the provider is asked for, as it is kept until it has answered. An order's request is its record, which begins with
 * the wire format's 0; the others begin with a letter. Safe for all threads.
 */
public final class Requests {
    private static final byte PAYMENT = 'P';
    private static final byte REFUND = 'R';

    private final AcceptedOrders orders;
    private final LaterDues dues;

    public Requests(AcceptedOrders orders, LaterDues dues) {
        this.orders = orders;
        this.dues = dues;
    }

    /** What is asked of the provider. */
    public sealed interface Request {
        /** An order's money. */
        record ForOrder(Purchase purchase, String token) implements Request {}

        /** A later payment. */
        record ForPayment(Due due, String token) implements Request {}

        /** A part of a refund. */
        record ForRefund(Due due, int part, String paymentReference, long amountMinor) implements Request {}
    }

    byte[] write(Event.PaymentIntended payment) {
        return write(out -> {
            out.writeByte(PAYMENT);
            out.writeUTF(payment.token());
            out.write(dues.write(payment.due()));
        });
    }

    byte[] write(Event.RefundPartIntended part) {
        return write(out -> {
            out.writeByte(REFUND);
            out.writeInt(part.number());
            out.writeUTF(part.paymentReference());
            out.writeLong(part.amountMinor());
            out.write(dues.write(part.due()));
        });
    }

    /**
     * Reads what was written.
     *
     * @throws Malformed where it can never be read
     */
    public Request read(byte[] bytes) throws Malformed {
        if (bytes.length == 0 || bytes[0] == 0) {
            Message.OrderAccepted order = orders.read(bytes);
            if (order.payment() instanceof Payment.Card card) {
                return new Request.ForOrder(order.purchase(), card.token());
            }
            throw new IllegalStateException("the request of order %s charges no card".formatted(order.orderId()));
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a request that ends too early", e);
        }
    }

    private Request read(DataInputStream in) throws IOException, Malformed {
        byte kind = in.readByte();
        return switch (kind) {
            case PAYMENT -> {
                String token = in.readUTF();
                yield new Request.ForPayment(dues.read(in.readAllBytes()), token);
            }
            case REFUND -> {
                int part = in.readInt();
                String reference = in.readUTF();
                long amount = in.readLong();
                yield new Request.ForRefund(dues.read(in.readAllBytes()), part, reference, amount);
            }
            default -> throw new Malformed("NOT_A_REQUEST", "expected a request of billing, found kind " + kind);
        };
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] write(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a request could not be written", e);
        }
        return bytes.toByteArray();
    }
}
