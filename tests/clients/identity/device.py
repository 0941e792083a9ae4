"""An authenticator in software with the browser before it: the bytes are made by Yubico's library, the keys by cryptography."""
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from fido2 import cose
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData, PublicKeyCredentialCreationOptions, PublicKeyCredentialRequestOptions

FLAG = AuthenticatorData.FLAG


class Device:
    """Members may be changed to make it wrong."""

    def __init__(self, origin, algorithm="ES256"):
        self.origin, self.algorithm, self.counter, self.id = origin, algorithm, 0, os.urandom(32)
        self.flags, self.party, self.holder, self.flips = FLAG.UP | FLAG.UV, None, None, False
        self.key = {"ES256": lambda: ec.generate_private_key(ec.SECP256R1()), "EdDSA": ed25519.Ed25519PrivateKey.generate,
                    "RS256": lambda: rsa.generate_private_key(65537, 2048)}[algorithm]()
        self.cose = getattr(cose, algorithm).from_cryptography_key(self.key.public_key())

    def sign(self, data):
        if self.algorithm == "ES256":
            return self.key.sign(data, ec.ECDSA(hashes.SHA256()))
        return self.key.sign(data) if self.algorithm == "EdDSA" else self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())

    def answer(self, **response):
        return {"id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "type": "public-key", "clientExtensionResults": {},
                "response": {name: websafe_encode(value) if isinstance(value, bytes) else value for name, value in response.items()}}

    def create(self, options):
        wanted = PublicKeyCredentialCreationOptions.from_dict(options)
        assert self.cose[3] in [one.alg for one in wanted.pub_key_cred_params]
        self.party, self.holder = self.party or wanted.rp.id, wanted.user.id
        data = AuthenticatorData.create(sha256(self.party.encode()), self.flags | FLAG.AT, self.counter, AttestedCredentialData.create(b"\0" * 16, self.id, self.cose))
        client = CollectedClientData.create("webauthn.create", wanted.challenge, self.origin)
        return self.answer(clientDataJSON=bytes(client), attestationObject=bytes(AttestationObject.create("none", data, {})), transports=["internal", "hybrid", "unheard-of"])

    def get(self, options):
        wanted = PublicKeyCredentialRequestOptions.from_dict(options)
        data = AuthenticatorData.create(sha256((self.party or wanted.rp_id).encode()), self.flags, self.counter)
        client = CollectedClientData.create("webauthn.get", wanted.challenge, self.origin)
        signature = bytearray(self.sign(bytes(data) + client.hash))
        if self.flips:
            signature[-1] ^= 1
        return self.answer(clientDataJSON=bytes(client), authenticatorData=bytes(data), signature=bytes(signature), userHandle=self.holder)
