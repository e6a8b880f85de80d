package io.steersman.reading.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FailingCountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "All good, nothing to see | -1",
                "5 passed in 0.2s | -1",
                "0 failed, 5 passed | -1",
                "errors.py: see the 3 lines above | -1",
                "===== 3 failed, 2 passed in 0.12s ===== | 3",
                "Tests:       2 failed, 14 passed, 16 total | 2",
                "test result: FAILED. 8 passed; 1 failed; 0 ignored | 1",
                "[ERROR] Tests run: 12, Failures: 2, Errors: 1, Skipped: 0 | 3",
                "FAILED (failures=2, errors=1) | 3",
                "FAILED (errors=4) | 4",
                "12 examples, 3 failures | 3",
                "  7 passing\\n  2 failing | 2",
                "--- FAIL: TestA (0.00s)\\n--- FAIL: TestB (0.00s)\\nFAIL\\tpkg | 2",
                "Found 6 errors in 2 files (checked 40 source files) | 6",
                "17 failed\\nrerun\\n9 failed | 9"
            })
    void theCountThatStandsLastIsRead(String output, int expected) {
        assertThat(FailingCount.of(output.replace("\\n", "\n").replace("\\t", "\t")))
                .isEqualTo(expected);
    }
}
