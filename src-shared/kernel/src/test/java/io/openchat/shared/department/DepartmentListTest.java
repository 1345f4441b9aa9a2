package io.openchat.shared.department;

import static org.assertj.core.api.Assertions.assertThat;

import io.openchat.shared.record.DepartmentRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which department is meant by what a page says. */
class DepartmentListTest {
    private static final DepartmentList LIST = DepartmentList.of(List.of(
            department("default", "General", Map.of(), 0, true),
            department("sales", "New business", Map.of("de", "Verkauf", "fr", "Ventes"), 2, true),
            department("verkauf", "Other", Map.of(), 3, true),
            department("returns", "Returns", Map.of(), 4, false),
            department("a-returns", "Après-vente", Map.of(), 6, true),
            department("b-returns", "Après-vente", Map.of(), 5, true)));

    private static DepartmentRecord department(
            String key, String name, Map<String, String> names, int order, boolean active) {
        return new DepartmentRecord(key, name, names, order, active, 1, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            sales, sales
            ' SALES ', sales
            new  Business, sales
            ventes, sales
            Verkauf, verkauf
            Apre\u0300s-vente, b-returns
            general, default
            returns, default
            Returns, default
            nowhere, default
            '', default
            , default
            """)
    void itIsMeant_byItsKey_byAName_orNotAtAll(@Nullable String asked, String key) {
        assertThat(LIST.meant(asked)).isEqualTo(key);
    }

    @Test
    void withoutAnyOnRecord_thereIsTheDefault() {
        assertThat(DepartmentList.DEFAULT_ONLY.meant("sales")).isEqualTo(DepartmentRecord.DEFAULT);
    }
}
