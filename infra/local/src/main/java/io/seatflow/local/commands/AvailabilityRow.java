package io.seatflow.local.commands;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.seatflow.local.Endpoints;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The seats of one product in one tenant, as available-quantity tells over HTTP. */
public record AvailabilityRow(
        String tenantId,
        String productId,
        long purchased,
        long assigned,
        long remaining,
        long selfService,
        long central,
        int subscriptions) {

    /** All products of a tenant. @throws CommandFailure where available-quantity does not answer */
    public static List<AvailabilityRow> of(Endpoints endpoints, JsonOverHttp http, String tenantId) {
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        String path = "/tenants/"
                + URLEncoder.encode(tenantId, StandardCharsets.UTF_8).replace("+", "%20") + "/products";
        try (InputStream answer = http.open(ServiceAddress.all(endpoints, "available-quantity"), path)) {
            return json.readValue(answer, new TypeReference<>() {});
        } catch (IOException e) {
            throw new CommandFailure("available-quantity's rows cannot be read: " + e.getMessage(), e);
        }
    }
}
