package muster.shared;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** Lets Spring Data read and write id records as uuid columns. */
final class IdConversion {

    static final List<Class<? extends Id>> TYPES = List.of(
            DeviceId.class,
            OrganisationId.class,
            UserId.class,
            SiteId.class,
            AssetId.class,
            PositionId.class,
            JobId.class,
            BatchId.class,
            ActivationId.class);

    private IdConversion() {}

    @WritingConverter
    static final class Writing implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.copyOf(TYPES.stream()
                    .map(type -> new ConvertiblePair(type, UUID.class))
                    .toList());
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return source instanceof Id id ? id.value() : null;
        }
    }

    @ReadingConverter
    static final class Reading implements GenericConverter {
        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.copyOf(TYPES.stream()
                    .map(type -> new ConvertiblePair(UUID.class, type))
                    .toList());
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            if (source == null) {
                return null;
            }
            try {
                return BeanUtils.instantiateClass(to.getType().getDeclaredConstructor(UUID.class), source);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(to.getType() + " is no id", e);
            }
        }
    }
}
