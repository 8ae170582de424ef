import { Duration, Stack, Token } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { accept } from './accept.js';
import { securityHeaders } from './desktop/securityHeaders.js';
import { checkOriginPatterns, checkOrigins } from './origins.js';

export interface DesktopHostingProps {
  /** Of the softphone: `https://ALIAS.my.connect.aws`. */
  readonly ccpOrigin: string;
  /** Origins of the CRM apps in the page's frames, as in `data-allowed-origins`. */
  readonly appOrigins: readonly string[];
  /** Region of the instance and of the identity pool. Default: that of the stack. */
  readonly region?: string;
  /** The relay's address. The page then needs no connection to Amazon Connect and Amazon Cognito. */
  readonly relayUrl?: string;
  /** Further origins to which the page connects, such as its sign-in's. */
  readonly connectOrigins?: readonly string[];
  /** A name of your own; CloudFront takes certificates of us-east-1 alone. Default: a name by CloudFront. */
  readonly domain?: { readonly name: string; readonly certificate: ICertificate };
}

const YEAR = Duration.seconds(31_536_000);

/** A place for the page with the softphone: a private bucket, and a distribution with the security headers. */
export class DesktopHosting extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  /** Of the page: to be approved by the instance. */
  readonly origin: string;

  constructor(scope: Construct, id: string, props: DesktopHostingProps) {
    super(scope, id);
    const { ccpOrigin, appOrigins, connectOrigins = [], domain } = props;
    checkOrigins('ccpOrigin', [ccpOrigin]);
    checkOriginPatterns('appOrigins', appOrigins);
    checkOrigins('connectOrigins', connectOrigins);
    this.bucket = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    });
    accept(
      this.bucket,
      'S1',
      'Only the distribution reads it, and every file in it is public by the distribution.',
    );
    this.distribution = new Distribution(this, 'Distribution', {
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        // The declarations of aws-cdk-lib are not made for exactOptionalPropertyTypes.
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket as IBucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: this.#cachePolicy(),
        responseHeadersPolicy: this.#headers(
          securityHeaders({
            ccpOrigin,
            appOrigins,
            connectSources: [...this.#amazon(props), ...connectOrigins],
          }),
        ),
      },
      ...(domain && {
        domainNames: [domain.name],
        certificate: domain.certificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    this.#acceptFindings(domain !== undefined);
    this.origin = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
  }

  #amazon({ region = Stack.of(this).region, relayUrl }: DesktopHostingProps): string[] {
    // A source with a path would admit that path alone.
    if (relayUrl !== undefined) return [Token.isUnresolved(relayUrl) ? relayUrl : new URL(relayUrl).origin];
    return [`https://connect.${region}.amazonaws.com`, `https://cognito-identity.${region}.amazonaws.com`];
  }

  /** The files' names hold no hash: a minute after an upload every desktop gets the new ones. */
  #cachePolicy(): CachePolicy {
    return new CachePolicy(this, 'Cache', {
      defaultTtl: Duration.minutes(1),
      minTtl: Duration.seconds(0),
      maxTtl: Duration.days(1),
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }

  #headers(desktop: ReturnType<typeof securityHeaders>): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: desktop.contentSecurityPolicy, override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: {
          referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
          override: true,
        },
        contentTypeOptions: { override: true },
        strictTransportSecurity: { accessControlMaxAge: YEAR, includeSubdomains: false, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [
          { header: 'Permissions-Policy', value: desktop.permissionsPolicy, override: true },
          // Asked for each time and mostly answered 304: the broker refuses a part of another version, so a browser must
          // not take the script from its cache and the part from the server.
          { header: 'Cache-Control', value: 'no-cache', override: true },
        ],
      },
    });
  }

  #acceptFindings(hasDomain: boolean): void {
    const { distribution } = this;
    accept(distribution, 'CFR1', 'Where agents work is not known here.');
    accept(distribution, 'CFR2', 'It serves public files, and runs nothing that a firewall could guard.');
    accept(
      distribution,
      'CFR3',
      'Access logs would hold the addresses of agents. Who wants them adds a log delivery to the finished distribution.',
    );
    if (!hasDomain) {
      accept(
        distribution,
        'CFR4',
        'CloudFront sets the protocols of its own names: give a domain to have TLS 1.2 at least.',
      );
    }
  }
}
