package org.neuraxon.ledger;

/** Why a submission does not count. */
public enum Refusal {
    /** Not 180 bytes, or not beginning like a submission. */
    MALFORMED("the message is not a submission"),
    /** Signed for a network with other rules. */
    OTHER_NETWORK("it is meant for another network"),
    /** Signed for an epoch that is over or has not begun; a replay of an old solution ends here. */
    OTHER_EPOCH("its epoch is not the open one"),
    /** A nonce that no node would look at. */
    NOT_CANONICAL("its nonce is not canonical (01, then 01 to 0a, then 00)"),
    /** Not good enough, by its own account. */
    ABOVE_THRESHOLD("its score is above the threshold"),
    /** The signature is not that of the key over this message. */
    FORGED("its signature is not that of its key"),
    /** The key made too many wrong claims in this epoch. */
    STRUCK_OUT("its key made too many wrong claims in this epoch"),
    /** The key has had its share of this epoch. */
    TOO_MANY("its key has had its share of this epoch"),
    /** The same search was submitted before, with whatever number of mutations per step. */
    DUPLICATE("this search was submitted before"),
    /** Not better than what the same key has in this epoch. */
    NOT_BETTER("its key has a solution as good in this epoch"),
    /** Re-execution gave another score; this is put on record. */
    WRONG_SCORE("re-execution gives another score"),
    /** The validator has too much to do, or hears too much from this sender. Not judged: may be sent again. */
    BUSY("the validator has too much to do; try again later"),
    /** The validator cannot reach a majority, or cannot write. Not judged, perhaps recorded: may be sent again. */
    UNAVAILABLE("the validator cannot record it now; try again later"),
    /** A commitment after commitments, or a reveal after reveals, have ended. */
    CLOSED("it comes too late in this epoch"),
    /** A reveal while others may still commit themselves. */
    TOO_EARLY("reveals begin when commitments have ended"),
    /** A reveal of something else than was committed to. */
    NOT_COMMITTED("nobody committed itself to this in this epoch"),
    /** A commitment without postage. */
    UNPAID("its postage does not begin with enough zero bits");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in words. */
    public String sentence() {
        return sentence;
    }
}
