package longwire.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResourcesTest {
    @Test
    void theChartLibraryIsThereInBothSizes() {
        String whole = Resources.charts("echarts.min.js");
        String common = Resources.charts("echarts.common.min.js");

        assertThat(whole).contains("Licensed to the Apache Software Foundation").hasSizeGreaterThan(common.length());
        assertThat(common).contains("Licensed to the Apache Software Foundation");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Resources.text("longwire/none.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not on the class path: longwire/none.js");
    }
}
