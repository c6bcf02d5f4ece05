# Made from what Maven built: run `mvn -pl server -am package` (or ./talkoot once) first.
FROM eclipse-temurin:25-jre
RUN useradd --system --no-create-home talkoot
COPY server/target/lib /opt/talkoot/lib
COPY server/target/talkoot.jar /opt/talkoot/talkoot.jar
USER talkoot
ENV TALKOOT_BIND=0.0.0.0 TALKOOT_PORT=8080
EXPOSE 8080
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=70", \
    "-XX:TrimNativeHeapInterval=30000", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-cp", "/opt/talkoot/talkoot.jar:/opt/talkoot/lib/*", "coop.talkoot.Main"]
