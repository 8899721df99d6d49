package id.binamutu.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the API (OpenAPI 3.1), written by hand and held to the mappings by a test; here it is made ready for the
 * page. What it says in Indonesian stands beside the English under names that begin with {@code x-id-}.
 */
@Component
class ApiDescription {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonMapper json;
    private final byte[] text;
    private final JsonNode document;

    ApiDescription(JsonMapper json) throws IOException {
        this.json = json;
        try (InputStream in = new ClassPathResource("openapi/v1.json").getInputStream()) {
            this.text = in.readAllBytes();
        }
        this.document = json.readTree(text);
    }

    /** @param scopes that its token needs; empty when it needs none */
    record Operation(
            String id,
            String method,
            String path,
            String summary,
            String description,
            List<String> scopes,
            List<Field> fields,
            List<Example> examples,
            List<Response> responses) {}

    /** @param limits for example "≤ 100" */
    record Field(String name, String type, boolean required, String limits, String description) {}

    record Example(String summary, String body, String curl) {}

    record Response(
            String status, String description, @Nullable String body) {}

    byte[] text() {
        return text.clone();
    }

    String about(Locale locale) {
        return said(document.path("info"), "description", locale);
    }

    /** @param address of this server, for the examples */
    List<Operation> operations(Locale locale, String address) {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().path(method);
                if (!operation.isMissingNode()) {
                    operations.add(operation(method, path.getKey(), operation, locale, address));
                }
            }
        }
        return List.copyOf(operations);
    }

    private Operation operation(String method, String path, JsonNode operation, Locale locale, String address) {
        List<String> scopes = new ArrayList<>();
        for (JsonNode need : operation.path("security")) {
            need.path("token").forEach(scope -> scopes.add(scope.asString()));
        }
        List<Field> fields = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode schema = parameter.path("schema");
            fields.add(new Field(
                    parameter.path("name").asString(),
                    type(schema),
                    parameter.path("required").asBoolean(),
                    limits(schema),
                    said(parameter, "description", locale)));
        }
        List<Example> examples = new ArrayList<>();
        for (Map.Entry<String, JsonNode> content :
                operation.path("requestBody").path("content").properties()) {
            fields(content.getValue().path("schema"), "", fields, locale);
            for (JsonNode example : content.getValue().path("examples")) {
                String body = pretty(example.path("value"));
                examples.add(new Example(
                        said(example, "summary", locale), body, curl(method, address + path, content.getKey(), body)));
            }
            if (!content.getValue().has("examples")) {
                examples.add(new Example(content.getKey(), "", curl(method, address + path, content.getKey(), "")));
            }
        }
        List<Response> responses = new ArrayList<>();
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            JsonNode target = resolved(response.getValue());
            JsonNode example = target.path("content").path("application/json").path("example");
            responses.add(new Response(
                    response.getKey(),
                    said(target, "description", locale),
                    example.isMissingNode() ? null : pretty(example)));
        }
        return new Operation(
                operation.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                said(operation, "summary", locale),
                said(operation, "description", locale),
                List.copyOf(scopes),
                List.copyOf(fields),
                List.copyOf(examples),
                List.copyOf(responses));
    }

    private void fields(JsonNode schemaOrRef, String prefix, List<Field> into, Locale locale) {
        JsonNode schema = resolved(schemaOrRef);
        if (schema.has("oneOf")) {
            fields(schema.path("oneOf").path(0), prefix, into, locale);
            return;
        }
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode field = resolved(property.getValue());
            into.add(new Field(
                    prefix + property.getKey(),
                    type(field),
                    required.contains(property.getKey()),
                    limits(field),
                    said(field, "description", locale)));
            if (field.has("items")) {
                fields(field.path("items"), prefix + property.getKey() + "[].", into, locale);
            }
        }
    }

    private static String type(JsonNode schema) {
        return schema.path("format").asString(schema.path("type").asString(""));
    }

    private static String limits(JsonNode schema) {
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(value -> values.add(value.asString()));
            return String.join(" · ", values);
        }
        if (schema.has("maximum")) {
            return schema.path("minimum").asString() + "–"
                    + schema.path("maximum").asString();
        }
        for (String limit : List.of("maxLength", "maxItems")) {
            if (schema.has(limit)) {
                return "≤ " + schema.path(limit).asString();
            }
        }
        return "";
    }

    private String curl(String method, String url, String contentType, String body) {
        String call = "curl -X %s \"%s\" \\\n  -H \"Authorization: Bearer $TOKEN\""
                .formatted(method.toUpperCase(Locale.ROOT), url.replace("{conversationId}", "OC-2026-10-31-00017"));
        if (contentType.startsWith("multipart/")) {
            return call + " \\\n  -F \"file=@rekaman.wav\"";
        }
        if (!contentType.endsWith("json")) {
            return call
                    + " \\\n  -H \"Content-Type: %s\" \\\n  --data-binary @rekaman.wav"
                            .formatted(contentType.replace("*", "wav"));
        }
        return call + " \\\n  -H \"Content-Type: %s\" \\\n  -d '%s'".formatted(contentType, body.replace("'", "'\\''"));
    }

    private JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asString("");
        return ref.isEmpty() ? node : document.at(ref.substring(1));
    }

    private String pretty(JsonNode node) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    private static String said(JsonNode node, String name, Locale locale) {
        String english = node.path(name).asString("");
        return locale.getLanguage().equals("en")
                ? english
                : node.path("x-id-" + name).asString(english);
    }
}
