package io.steersman.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerPassTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void whoReadsTheFolderOfTheServiceThatRunsIsItsOwner() throws IOException {
        // Given
        OwnerPass.in(folder);
        String before = Files.readString(folder.resolve(OwnerPass.FILE));
        // When
        OwnerPass pass = OwnerPass.in(folder);
        // Then
        assertThat(pass.is(Files.readString(folder.resolve(OwnerPass.FILE)))).isTrue();
        assertThat(pass.is(before)).isFalse();
        assertThat(pass.is("")).isFalse();
        assertThat(PrivateFiles.isOpenToOthers(folder.resolve(OwnerPass.FILE))).isFalse();
    }

    @Test
    void theFirstStartMakesTheFolder() throws IOException {
        // Given
        Path fresh = folder.resolve("home/.steersman");
        // When
        OwnerPass pass = OwnerPass.in(fresh);
        // Then
        assertThat(pass.is(Files.readString(fresh.resolve(OwnerPass.FILE)))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }

    @Test
    void whereNothingIsKeptNobodyIsTheOwner() {
        assertThat(OwnerPass.none().is("")).isFalse();
        assertThat(OwnerPass.none().is(KeyText.hash(""))).isFalse();
    }

    @Test
    void theOwnerMayDoEverything() {
        assertThat(Caller.OWNER.scopes()).containsExactlyInAnyOrder(Scope.values());
    }
}
