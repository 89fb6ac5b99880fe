package muster.catalog.packs;

import java.nio.file.Path;
import muster.catalog.DeviceModels;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the packs once, at the start. */
@Configuration(proxyBeanMethods = false)
class PackConfiguration {

    @Bean
    FolderAtStart folderAtStart(@Value("${muster.packs.folder:}") String folder) {
        return new FolderAtStart(folder.isBlank() ? null : Path.of(folder));
    }

    @Bean
    DeviceModels deviceModels(FolderAtStart folder) {
        return Packs.beside(folder.packs());
    }
}
