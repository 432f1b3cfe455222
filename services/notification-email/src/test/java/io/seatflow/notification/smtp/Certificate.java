package io.seatflow.notification.smtp;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for localhost that its own key has signed, made with the JDK's keytool. */
record Certificate(SSLContext context, Path pem) {
    private static final String PASSWORD = "password";

    static Certificate make(Path folder) throws Exception {
        Files.createDirectories(folder);
        Path store = folder.resolve("keys.p12");
        Path pem = folder.resolve("certificate.pem");
        keytool(
                "-genkeypair",
                "-keystore",
                store,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        keytool("-exportcert", "-keystore", store, "-rfc", "-file", pem);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return new Certificate(context, pem);
    }

    private static void keytool(Object... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-storepass", PASSWORD, "-alias", "mail", "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }
}
