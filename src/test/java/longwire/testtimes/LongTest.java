package longwire.testtimes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A test that takes a quarter of a minute or more and guards what shorter ones guard in part. It runs where {@code CI=true},
 * and where tests are named, {@code -Dtest=NAME}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "longwire.testtimes.LongTestCondition#isAskedFor",
        disabledReason = "long: runs where CI=true, or where tests are named, -Dtest=NAME")
public @interface LongTest {}
