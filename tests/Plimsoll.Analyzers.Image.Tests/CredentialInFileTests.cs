using Shouldly;

namespace Plimsoll.Analyzers.Image.Tests;

public sealed class CredentialInFileTests : ImageRuleTest<CredentialInFile>
{
    [Theory]
    [InlineData("root/.aws/credentials", "[default]\n| aws_access_key_id = AKIAQ3EGRTK5WZ2P6LMN\n| aws_secret_access_key = kx81PQ770akx81PQ770akx81PQ770akx81PQ770a")]
    [InlineData("root/.docker/config.json", "{\"auths\":{\"https://registry.example/v1/\":{\"auth\":\"Y2k6a3g4MS1wcTc3\"}}}")]
    [InlineData("home/app/.dockercfg", "{\"registry.example\":{\"auth\":\"Y2k6a3g4MS1wcTc3\",\"email\":\"a@example.com\"}}")]
    [InlineData("root/.netrc", "machine git.example\n|   login ci\n|   password kx81-pq77")]
    [InlineData("root/.git-credentials", "https://ci:kx81-pq77@git.example")]
    [InlineData("app/.npmrc", "//registry.example/:_authToken=kx81-pq77-0a")]
    [InlineData("app/.npmrc", "_auth=\"Y2k6a3g4MS1wcTc3\"")]
    [InlineData("root/.pypirc", "[pypi]\n| username = ci\n| password: kx81-pq77\n| password = kx81-pq77")]
    [InlineData("root/.pgpass", "db.example:5432:app:app:kx81-pq77")]
    [InlineData("root/.my.cnf", "[client]\n| password=kx81-pq77")]
    [InlineData("root/.kube/config", "users:\n| - name: ci\n|   user:\n|     token: kx81-pq77-0a")]
    [InlineData("root/.kube/config", "{\"users\":[{\"name\":\"ci\",\"user\":{\"client-key-data\":\"a3g4MS1wcTc3\"}}]}")]
    [InlineData("root/.config/gcloud/application_default_credentials.json", "{\"type\":\"authorized_user\",\"refresh_token\":\"1//kx81-pq77-0a\"}")]
    [InlineData("root/.azure/accessTokens.json", "[{\"accessToken\":\"kx81-pq77-0a\"}]")]
    [InlineData("root/.vault-token", "s.kx81PQ770akx81PQ770a")]
    [InlineData("app/terraform.tfstate", "{\"resources\":[{\"instances\":[{\"attributes\":{\"master_password\":\"kx81-pq77\"}}]}]}")]
    [InlineData("etc/nginx/.htpasswd", "ci:$apr1$abcdefgh$kx81pq770akx81pq770a1.")]
    [InlineData("root/.config/rclone/rclone.conf", "[s3]\n| type = s3\n| secret_access_key = kx81pq770a")]
    [InlineData("root/.s3cfg", "[default]\n| secret_key = kx81pq770a")]
    [InlineData("root/.config/gh/hosts.yml", "github.example:\n|     user: ci\n|     oauth_token: kx81-pq77-0a")]
    public void Reports(string path, string content) => Verify($"!file 0600 0:0 {path}\n| {content}");

    [Theory]
    [InlineData("root/.aws/credentials", "[default]\n| aws_access_key_id = AKIAQ3EGRTK5WZ2P6LMN\n| aws_secret_access_key = ${SECRET}")]
    [InlineData("root/.docker/config.json", "{\"credsStore\":\"pass\",\"auths\":{\"registry.example\":{}}}")]
    [InlineData("root/.docker/config.json", "{\"auths\":{\"registry.example\":{\"auth\":\"\"}}}")]
    [InlineData("root/.netrc", "machine git.example login ci")]
    [InlineData("root/.git-credentials", "https://ci@git.example")]
    [InlineData("app/.npmrc", "//registry.example/:_authToken=${NPM_TOKEN}\n| strict-ssl=true")]
    [InlineData("app/.npmrc", "# //registry.example/:_authToken=kx81-pq77-0a")]
    [InlineData("root/.pypirc", "[pypi]\n| username = ci")]
    [InlineData("root/.pgpass", "# host:port:database:user:password")]
    [InlineData("root/.my.cnf", "[client]\n| password=")]
    [InlineData("root/.kube/config", "users:\n| - name: ci\n|   user:\n|     exec:\n|       command: login")]
    [InlineData("root/.kube/config", "users: [")]
    [InlineData("root/.config/gcloud/application_default_credentials.json", "{\"type\":\"external_account\"}")]
    [InlineData("app/terraform.tfstate", "{\"resources\":[{\"instances\":[{\"attributes\":{\"password\":null}}]}]}")]
    [InlineData("etc/nginx/.htpasswd", "# user:hash")]
    [InlineData("root/.s3cfg", "[default]\n| secret_key = xxxxxxxx")]
    [InlineData("app/config.json", "{\"auths\":{\"registry.example\":{\"auth\":\"Y2k6a3g4MS1wcTc3\"}}}")]
    [InlineData("app/settings.py", "password = 'kx81-pq77'")]
    [InlineData("app/my.netrc.sample", "machine git.example login ci password kx81-pq77")]
    [InlineData("app/xnetrc", "machine git.example login ci password kx81-pq77")]
    public void StaysSilent(string path, string content) => Verify($"file 0600 0:0 {path}\n| {content}");

    [Theory]
    [InlineData("root/.kube/config", "users:\n- name: ci\n  user: {token: kx81, *a : [b, &a c]}\n--- !t |\n  x\n")]
    [InlineData("root/.docker/config.json", "{\"auths\":{\"a\":{\"auth\":\"Y2k6a3g4MS1wcTc3\",\"b\":[1,\"c\",{}]}}}")]
    [InlineData("root/.aws/credentials", "[default]\naws_secret_access_key = 'kx81'\n=\n[")]
    [InlineData("root/.git-credentials", "https://ci:kx81-pq77@[::1]:80/%zz")]
    [InlineData("root/.pgpass", "db:5432:a\\:b:c:kx81")]
    [InlineData("srv/a.jks", "\u00FE\u00ED\u00FE\u00ED\0\0\0\u0002\0\0\0\u0002\0\0\0\u0002\0\u0001a\0\0\0\0\0\0\0\0\0\u0001X\0\0\0\u0001Y")]
    [InlineData("srv/a.p12", "0\u0080\u0002\u0001\u00030\u0080\u0006\t*\u0086H\u0086\u00F7\r\u0001\u0007\u0001\u00A0\u0080$\u0080\u0004\u00040\u0002\u0005\0")]
    public void MutantsNeverThrow(string path, string content)
    {
        var random = new Random(11);
        var image = new System.Text.StringBuilder();
        for (var i = 0; i < 400; i++)
        {
            var bytes = System.Text.Encoding.Latin1.GetBytes(content);
            for (var change = random.Next(4); change >= 0; change--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)"{}[]:&*-|>'\"\n\t%@`"[random.Next(17)] : (byte)random.Next(256);
            }

            bytes = bytes[..random.Next(1, bytes.Length + 1)];
            image.Append(System.Globalization.CultureInfo.InvariantCulture, $"file 0600 0:0 d{i}/{path}\n| base64 {Convert.ToBase64String(bytes)}\n");
        }

        Run(image.ToString()).Failures.ShouldBeEmpty();
    }

    [Fact]
    public void KnowsAKeytab()
    {
        Verify("!file 0600 0:0 etc/krb5.keytab\n| base64 " + Convert.ToBase64String([5, 2, 0, 0, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8]));
        Verify("file 0600 0:0 etc/krb5.keytab\n| base64 " + Convert.ToBase64String([5, 2]));
    }

    [Fact]
    public void TellsWhereTheValueStands()
    {
        var finding = Verify("!file 0600 0:0 root/.netrc\n| machine git.example\n|   login ci\n|   password kx81-pq77\nLAYER\ndelete root/.netrc").ShouldHaveSingleItem();
        finding.Secret!.Value.Start.ShouldBe("machine git.example\n  login ci\n  password ".Length);
        finding.Facts.ShouldContain(static fact => fact.Key == "hidden but not removed by");
    }
}
