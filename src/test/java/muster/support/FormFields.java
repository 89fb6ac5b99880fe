package muster.support;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What a browser may send to a route, read off its handler: request parameters and the components of form records. */
public final class FormFields {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private FormFields() {}

    public static Set<String> of(Routes.Route route) {
        var handler = route.handler();
        var fields = new LinkedHashSet<String>();
        methodsOf(handler.getBeanType(), handler.getMethod())
                .flatMap(method -> parametersOf(method).stream())
                .forEach(parameter -> add(parameter, fields));
        return fields;
    }

    /** The handler itself, and the methods of its class that fill the model before it. */
    private static Stream<Method> methodsOf(Class<?> controller, Method handler) {
        return Stream.concat(
                Stream.of(handler),
                Arrays.stream(controller.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(ModelAttribute.class)));
    }

    private static List<MethodParameter> parametersOf(Method method) {
        return Stream.iterate(0, index -> index + 1)
                .limit(method.getParameterCount())
                .map(index -> new MethodParameter(method, index))
                .peek(parameter -> parameter.initParameterNameDiscovery(NAMES))
                .toList();
    }

    private static void add(MethodParameter parameter, Set<String> fields) {
        var type = parameter.getParameterType();
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked != null && Map.class.isAssignableFrom(type)) {
            // whatever comes
            fields.addAll(List.of("then", "anything"));
        } else if (asked != null && !MultipartFile.class.isAssignableFrom(type)) {
            fields.add(StringUtils.hasText(asked.name()) ? asked.name() : String.valueOf(parameter.getParameterName()));
        } else if (isForm(type)) {
            Arrays.stream(type.getRecordComponents()).forEach(component -> fields.add(component.getName()));
        }
    }

    private static boolean isForm(Class<?> type) {
        return type.isRecord() && type.getSimpleName().endsWith("Form");
    }
}
