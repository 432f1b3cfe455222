package io.seatflow.local.verify.checks;

import java.util.List;

/** Every check there is, in the order in which they are reported. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new OrdersTakenIn(),
            new OrdersPlaced(),
            new OutcomePerOrder(),
            new OutcomesPublished(),
            new SaidOnce(),
            new WaitingOrdersCounted(),
            new OutcomesFollowPayment(),
            new ChargePerOrder(),
            new CapturePerOrder(),
            new CapturesAgree(),
            new NoLicenceWithoutPayment(),
            new NoPaymentWithoutLicence(),
            new CompletedOrdersHaveSubscriptions(),
            new SubscriptionPerOrder(),
            new SeatsWithinQuantity(),
            new SeatsArePaid(),
            new RefundsAgree(),
            new CancelledOnce(),
            new LifeCycleLegal(),
            new ReservationsAreRows(),
            new MovesConserveUsers(),
            new SourcesCancelledOnce(),
            new TakeoversEnd(),
            new SubscriptionStates(),
            new AvailabilityRecomputed(),
            new ReadModelAgrees(),
            new OperationsEnd(),
            new ConfirmationPerSubscription(),
            new NoticePerCancellation(),
            new NoticesSent(),
            new MailsAreNotices(),
            new TenantOfTheOrder(),
            new LicencesOfTheTenant(),
            new KeysOfTheTenant(),
            new SequencesGapless(),
            new RepetitionsAreTheSame(),
            new EverythingPublished(),
            new EverythingRead(),
            new NoGapOpen(),
            new ReadAccountedFor(),
            new NothingOverdue(),
            new DeadLettersWellFormed(),
            new DeadLettersCounted(),
            new RecordsReadable(),
            new NoCardNumberInDatabases(),
            new NoCardNumberInTopics(),
            new NoCardNumberInLogs(),
            new NoCardNumberInMails(),
            new CommitsAreDurable());

    private Checks() {}

    /** All of them. */
    public static List<Check> all() {
        return ALL;
    }
}
