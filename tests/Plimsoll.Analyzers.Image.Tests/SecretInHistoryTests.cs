using Shouldly;

namespace Plimsoll.Analyzers.Image.Tests;

public sealed class SecretInHistoryTests : ImageRuleTest<SecretInHistory>
{
    [Theory]
    [InlineData("RUN /bin/sh -c curl -u ci:kx81-pq77 https://example.com/a # buildkit")]
    [InlineData("/bin/sh -c curl --user 'ci:kx81-pq77' https://example.com/a")]
    [InlineData("RUN /bin/sh -c deploy --token=kx81-pq77-0a # buildkit")]
    [InlineData("RUN /bin/sh -c docker login -u ci --password kx81-pq77-0a registry.example # buildkit")]
    [InlineData("RUN /bin/sh -c TOKEN=kx81-pq77-0a make # buildkit")]
    [InlineData("RUN /bin/sh -c export API_TOKEN=kx81-pq77-0a && make # buildkit")]
    [InlineData("RUN /bin/sh -c curl -H 'Authorization: Bearer kx81-pq77-0a' https://example.com # buildkit")]
    [InlineData("RUN /bin/sh -c git clone https://ci:kx81pq77@git.example/a # buildkit")]
    [InlineData("/bin/sh -c #(nop)  ENV API_TOKEN=kx81-pq77-0a")]
    [InlineData("ADD https://ci:kx81pq77@git.example/a.tgz /opt/ # buildkit")]
    [InlineData("RUN /bin/sh -c docker login -u ci -p kx81-pq77 registry.example # buildkit")]
    [InlineData("RUN /bin/sh -c sshpass -p kx81-pq77 ssh a@example.com # buildkit")]
    [InlineData("RUN /bin/sh -c mysql -u root -pkx81-pq77 shop # buildkit")]
    [InlineData("RUN /bin/sh -c echo 'app:kx81-pq77' | chpasswd # buildkit")]
    [InlineData("|1 VERSION=2 /bin/sh -c deploy --token=kx81-pq77-0a")]
    public void Reports(string step) => Verify("!STEP " + step);

    [Theory]
    [InlineData("RUN /bin/sh -c curl -u ci:$PASSWORD https://example.com/a # buildkit")]
    [InlineData("RUN /bin/sh -c curl -u \"ci:$(cat /run/secrets/ci)\" https://example.com/a # buildkit")]
    [InlineData("RUN /bin/sh -c mysql -u root -p shop # buildkit")]
    [InlineData("RUN /bin/sh -c docker run -p 8080:8080 app # buildkit")]
    [InlineData("RUN /bin/sh -c mkdir -p kx81-pq77 # buildkit")]
    [InlineData("RUN /bin/sh -c echo \"app:$PASSWORD\" | chpasswd # buildkit")]
    [InlineData("RUN /bin/sh -c echo 'app:kx81-pq77' # buildkit")]
    [InlineData("RUN /bin/sh -c useradd -u ci:1000 app # buildkit")]
    [InlineData("RUN /bin/sh -c deploy --token-file=/run/secrets/token # buildkit")]
    [InlineData("RUN /bin/sh -c docker login -u ci --password-stdin registry.example # buildkit")]
    [InlineData("RUN /bin/sh -c TOKEN=$(cat /run/secrets/token) make # buildkit")]
    [InlineData("RUN /bin/sh -c echo done # token=kx81-pq77-0a")]
    [InlineData("RUN /bin/sh -c curl -H \"Authorization: Bearer $TOKEN\" https://example.com # buildkit")]
    [InlineData("/bin/sh -c #(nop)  ENV API_TOKEN_FILE=/run/secrets/token")]
    [InlineData("COPY token /run/token # buildkit")]
    [InlineData("ENV GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568")]
    public void StaysSilent(string step) => Verify("STEP " + step);

    [Fact]
    public void LeavesVariablesOfTheConfigurationToTheirRule() => Verify("ENV API_TOKEN=kx81-pq77-0a\nSTEP /bin/sh -c #(nop)  ENV API_TOKEN=kx81-pq77-0a");

    [Fact]
    public void TellsTheStep() => Verify("STEP RUN /bin/sh -c make # buildkit\n!STEP RUN /bin/sh -c deploy --token=kx81-pq77-0a # buildkit").ShouldHaveSingleItem().Arguments.ShouldBe(["2", "the value of 'token'"]);
}
