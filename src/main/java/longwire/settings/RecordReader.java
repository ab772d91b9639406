package longwire.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import longwire.fault.InputFault;

/**
 * Reads records whose components are named after keys: {@code payloadBytes} is {@code payload-bytes}. A component that
 * is itself a record is read from the block of its name if the standard has such a block; otherwise its keys are among
 * the keys of the enclosing record. Every fault is added to those of the given values; the standard value then stands
 * in, so that the rest can be checked as well.
 */
public final class RecordReader {
    private final Map<Class<?>, BiFunction<String, String, ?>> texts = new HashMap<>();
    private final Values given;
    private final Values standard;

    /** {@code standard} must have every key and no fault. */
    public RecordReader(Values given, Values standard) {
        this.given = given;
        this.standard = standard;
        texts(String.class, (key, text) -> text);
        texts(Path.class, (key, text) -> Path.of(text));
    }

    /**
     * Adds a type that is written as a string. Components may also be a list of it or an {@link Optional}, for which an
     * empty string is empty.
     *
     * @param parse makes a value from the string; its first argument is the key, for the message of an
     *     {@link InputFault}
     */
    public <T> RecordReader texts(Class<T> type, BiFunction<String, String, T> parse) {
        texts.put(type, parse);
        return this;
    }

    /**
     * Reads one record.
     *
     * @param known the values of components that are not keys, by name of the component
     */
    public <R extends Record> R read(Class<R> type, Map<String, Object> known) {
        return read(type, known, given, standard);
    }

    private <R extends Record> R read(Class<R> type, Map<String, Object> known, Values from, Values otherwise) {
        // The prefix of {@code given} is right here: a record's own refusals name complete keys.
        R record = given.attempt(() -> make(type, known, from, otherwise), null);
        return record != null ? record : make(type, known, otherwise, otherwise);
    }

    private <R extends Record> R make(Class<R> type, Map<String, Object> known, Values from, Values otherwise) {
        Object[] components = Arrays.stream(type.getRecordComponents())
                .map(component -> known.containsKey(component.getName())
                        ? known.get(component.getName())
                        : component(component, from, otherwise))
                .toArray();
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(components);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof InputFault fault) {
                throw fault;
            }
            throw new IllegalStateException(type.getName(), refused.getCause());
        } catch (ReflectiveOperationException noSuchRecord) {
            throw new IllegalStateException(type.getName(), noSuchRecord);
        }
    }

    private Object component(RecordComponent component, Values from, Values otherwise) {
        String key = key(component.getName());
        if (component.getType().isRecord() && !texts.containsKey(component.getType())) {
            Class<? extends Record> type = component.getType().asSubclass(Record.class);
            return otherwise.isBlock(key)
                    ? read(type, Map.of(), from.within(key), otherwise.within(key))
                    : read(type, Map.of(), from, otherwise);
        }
        int faults = from.faults();
        Object value = value(component, key, from);
        return from.faults() == faults ? value : value(component, key, otherwise);
    }

    private Object value(RecordComponent component, String key, Values from) {
        Class<?> type = component.getType();
        if (type == int.class) {
            return from.whole(key);
        } else if (type == long.class) {
            return from.any(key);
        } else if (type == double.class) {
            return from.number(key);
        } else if (type == boolean.class) {
            return from.truth(key);
        } else if (type == Duration.class) {
            return from.duration(key);
        } else if (type.isEnum()) {
            return from.oneOf(key, type);
        } else if (type == List.class) {
            Class<?> element = argument(component);
            return element == String.class ? from.texts(key) : from.list(key, word -> parse(element, key, word));
        } else if (type == Map.class) {
            return from.block(key);
        } else if (type == Optional.class) {
            String text = from.text(key);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(from.attempt(() -> parse(argument(component), key, text), null));
        }
        return from.attempt(() -> parse(type, key, from.text(key)), null);
    }

    private Object parse(Class<?> type, String key, String text) {
        BiFunction<String, String, ?> parse = texts.get(type);
        if (parse == null) {
            throw new IllegalStateException(key + ": no parser for " + type.getName());
        }
        return parse.apply(key, text);
    }

    private static Class<?> argument(RecordComponent component) {
        return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    }

    private static String key(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
