package org.neuraxon.ledger.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often a key is heard: some times at once, then at a steady rate. It protects a validator's time and is no rule of the network: no two validators
 * need agree on it, so it may look at a clock.
 */
final class RateLimit {

    private static final int KEYS = 10_000;

    private static final class Bucket {
        double tokens;
        long lastNanos;
    }

    private final double burst;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEYS;
        }
    };

    RateLimit(double burst, double perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Whether a key may be heard now; counts if so. */
    synchronized boolean admits(String key) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(key, fresh -> {
            Bucket full = new Bucket();
            full.tokens = burst;
            full.lastNanos = now;
            return full;
        });
        bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.lastNanos) * 1e-9 * perSecond);
        bucket.lastNanos = now;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens -= 1;
        return true;
    }
}
