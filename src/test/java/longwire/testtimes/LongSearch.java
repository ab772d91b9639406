package longwire.testtimes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A search or a calibration that cannot be had in part and takes half a minute or more: run where {@code CI=true}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(named = "CI", matches = "true", disabledReason = "long: runs where CI=true")
public @interface LongSearch {}
