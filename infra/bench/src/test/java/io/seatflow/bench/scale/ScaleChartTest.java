package io.seatflow.bench.scale;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScaleChartTest {
    private static final ScaleFigures FIGURES = new ScaleFigures(
            List.of(new ScalePoint(10, 0, 20_000, 80), new ScalePoint(10_000, 0, 19_000, 90)),
            List.of(new ScalePoint(10_000, 1_000_000, 18_000, 99)),
            new ScalePoint(10, 0, 20_000, 100));

    @Test
    @DisplayName("growth is the cost of the most by the mean of the fewest before and after")
    void growth() {
        assertThat(FIGURES.growth()).isCloseTo(1.1, within(1e-9));
    }

    @Test
    @DisplayName("the chart is well-formed, has a point for each figure, and the higher the dearer")
    void chart() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(ScaleChart.of(FIGURES).getBytes(StandardCharsets.UTF_8)));

        NodeList points = svg.getElementsByTagName("circle");
        assertThat(points.getLength()).isEqualTo(4);
        assertThat(height(points, 0)).isGreaterThan(height(points, 1));
        assertThat(height(points, 1)).isEqualTo(height(points, 2));
        assertThat(height(points, 2)).isGreaterThan(height(points, 3));
        assertThat(svg.getDocumentElement().getTextContent()).contains("1 M", "10 000");
    }

    private static double height(NodeList points, int index) {
        return Double.parseDouble(
                points.item(index).getAttributes().getNamedItem("cy").getNodeValue());
    }
}
