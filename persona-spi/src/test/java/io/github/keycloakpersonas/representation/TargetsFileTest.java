package io.github.keycloakpersonas.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpersonas.delivery.Target;
import io.github.keycloakpersonas.delivery.TargetType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file with the targets of reports. */
class TargetsFileTest {

    private static List<Target> read(String targets) {
        return TargetsFile.read(
                ("{\"targets\": [" + targets.replace('\'', '"') + "]}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void namesTargetsOfEachType() {
        List<Target> targets = read("""
                {'name': 'disk', 'type': 'folder', 'realms': ['*'], 'path': '/evidence'},
                {'name': 's3', 'type': 's3', 'realms': ['demo', 'shop'], 'endpoint': 'https://s3.example.org', 'region': 'eu',
                 'bucket': 'b', 'access_key': 'k', 'secret_key': '${vault.s3}', 'path_style': true, 'timeout_seconds': 20},
                {'name': 'dav', 'type': 'webdav', 'realms': ['demo'], 'inside': true, 'url': 'http://dav/', 'username': 'u',
                 'password': '${env.DAV}'},
                {'name': 'drive', 'type': 'drive', 'realms': ['demo'], 'account': 'a@b', 'private_key': '${vault.d}',
                 'drive_id': '0A'}""");
        assertThat(targets).extracting(Target::type).containsExactly(TargetType.values());
        assertThat(targets.get(1).isFor("shop")).isTrue();
        assertThat(targets.get(1).isFor("other")).isFalse();
        assertThat(targets.get(1).is("path_style")).isTrue();
        assertThat(targets.get(0).isFor("other")).isTrue();
        assertThat(targets.get(2).isInside()).isTrue();
        assertThat(targets.get(2).toString()).doesNotContain("DAV");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'name': 'A B', 'type': 'folder', 'realms': ['*'], 'path': '/e' | .name must be unique",
                "'name': 'a', 'type': 'ftp', 'realms': ['*'] | .type must be folder, s3, webdav or drive",
                "'name': 'a', 'type': 'folder', 'realms': [], 'path': '/e' | .realms must be a list",
                "'name': 'a', 'type': 'folder', 'realms': '*', 'path': '/e' | .realms must be a list",
                "'name': 'a', 'type': 'folder', 'realms': ['*'] | .path is required",
                "'name': 'a', 'type': 'folder', 'realms': ['*'], 'path': 'e' | .path must be an absolute path",
                "'name': 'a', 'type': 'folder', 'realms': ['*'], 'path': '/e', 'url': 'x' | .url is not a setting of folder",
                "'name': 'a', 'type': 'folder', 'realms': ['*'], 'path': '/e', 'inside': 'yes' | .inside must be true or false",
                "'name': 'a', 'type': 'webdav', 'realms': ['*'], 'url': 'http://a/' | .url must be an address",
                "'name': 'a', 'type': 'webdav', 'realms': ['*'], 'url': 'https://u@a/' | .url must be an address",
                "'name': 'a', 'type': 'webdav', 'realms': ['*'], 'url': 'https://a/?x' | .url must be an address",
                "'name': 'a', 'type': 'webdav', 'realms': ['*'], 'url': 'file:///e', 'inside': true | .url must be an address",
                "'name': 'a', 'type': 'webdav', 'realms': ['*'], 'url': 'https://a/', 'username': 'u' | must have username and",
                "'name': 'a', 'type': 'webdav', 'realms': ['*'], 'url': 'https://a/', 'token': 'hunter2' | .token must be ${vault",
                "'name': 'a', 'type': 'webdav', 'realms': ['*'], 'url': 'https://a/', 'timeout_seconds': 0 | .timeout_seconds must",
            })
    void isRefusedWithItsFaults(String target, String fault) {
        assertThatThrownBy(() -> read("{" + target + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("targets[0]" + (fault.startsWith(".") ? fault : " " + fault))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void isOneObject() {
        for (String file :
                List.of("", "[]", "{}", "{\"targets\": {}}", "{\"targets\": [], \"more\": 1}", "{\"targets\": [")) {
            assertThatThrownBy(() -> TargetsFile.read(file.getBytes(StandardCharsets.UTF_8)))
                    .as(file)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> read("""
                        {'name': 'a', 'type': 'folder', 'realms': ['*'], 'path': '/e'},
                        {'name': 'a', 'type': 'folder', 'realms': ['*'], 'path': '/f'}""")).hasMessageContaining("targets[1].name must be unique");
    }
}
