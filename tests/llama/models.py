"""Small language models for tests, made from random numbers: they load, compute and write nonsense, reproducibly.

    models.py chat|bert OUT.gguf [SEED]
"""
import sys

import gguf
import numpy as np

PLAIN = ("{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
         "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}")
WITH_TOOLS = (
    "{%- if tools %}<|im_start|>system\nTools:\n{% for t in tools %}{{ t | tojson }}\n{% endfor %}<|im_end|>\n{% endif %}"
    "{%- for m in messages %}<|im_start|>{{ m.role }}\n{% if m.content %}{{ m.content }}{% endif %}"
    "{%- if m.tool_calls %}{% for c in m.tool_calls %}<tool_call>{\"name\": \"{{ c.function.name }}\", \"arguments\": "
    "{{ c.function.arguments | tojson }}}</tool_call>{% endfor %}{% endif %}<|im_end|>\n{% endfor %}"
    "{%- if add_generation_prompt %}<|im_start|>assistant\n{% endif %}")


def matrix(random, *shape, scale=1.0):
    return random.normal(0, scale / np.sqrt(shape[-1]), shape).astype(np.float32)


def put(writer, name, array, exact=False, eight_bits=False):
    if array.ndim == 1 or exact:
        writer.add_tensor(name, array)
    elif eight_bits:
        writer.add_tensor(name, gguf.quants.quantize(array, gguf.GGMLQuantizationType.Q8_0), raw_dtype=gguf.GGMLQuantizationType.Q8_0)
    else:
        writer.add_tensor(name, array.astype(np.float16))


def finish(writer):
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def chat(path, seed=7, context=2048, layers=2, width=64, template=WITH_TOOLS, heads=4, words=0, eight_bits=False):
    """A llama whose vocabulary is the 256 bytes and the printable characters, so that it can write any text; and `words` more."""
    random = np.random.default_rng(seed)
    kv_heads, inner = 2, 2 * width
    size = width // heads
    tokens = [b"<unk>", b"<s>", b"</s>", b"<|im_start|>", b"<|im_end|>", b"<tool_call>", b"</tool_call>"]
    types = [2, 3, 3, 3, 3, 4, 4]  # unknown, control, user defined
    scores = [0.0] * 7
    for byte in range(256):
        tokens.append(b"<0x%02X>" % byte)
        types.append(6)  # byte
        scores.append(0.0)
    for code in range(32, 127):
        tokens.append("\u2581".encode() if code == 32 else bytes([code]))
        types.append(1)
        scores.append(-float(code))
    for number in range(words):  # of five letters, each once
        letters = "".join(chr(97 + number // 26**i % 26) for i in range(5))
        tokens.append(("\u2581" + letters).encode())
        types.append(1)
        scores.append(-1000.0 - number)
    w = gguf.GGUFWriter(path, "llama")
    w.add_name("small test model")
    w.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0 if eight_bits else gguf.LlamaFileType.MOSTLY_F16)
    w.add_vocab_size(len(tokens))
    w.add_context_length(context)
    w.add_embedding_length(width)
    w.add_block_count(layers)
    w.add_feed_forward_length(inner)
    w.add_head_count(heads)
    w.add_head_count_kv(kv_heads)
    w.add_layer_norm_rms_eps(1e-5)
    w.add_rope_dimension_count(size)
    w.add_rope_freq_base(10000.0)
    w.add_tokenizer_model("llama")
    w.add_tokenizer_pre("default")
    w.add_token_list(tokens)
    w.add_token_scores(scores)
    w.add_token_types(types)
    w.add_bos_token_id(1)
    w.add_eos_token_id(2)
    w.add_eot_token_id(4)
    w.add_unk_token_id(0)
    w.add_add_bos_token(True)
    w.add_add_eos_token(False)
    w.add_add_space_prefix(False)
    w.add_chat_template(template)
    put(w, "token_embd.weight", matrix(random, len(tokens), width, scale=0.9), eight_bits=eight_bits)
    put(w, "output_norm.weight", np.ones(width, np.float32))
    put(w, "output.weight", matrix(random, len(tokens), width, scale=0.9), eight_bits=eight_bits)
    for i in range(layers):
        put(w, f"blk.{i}.attn_norm.weight", np.ones(width, np.float32))
        put(w, f"blk.{i}.ffn_norm.weight", np.ones(width, np.float32))
        for name, rows, columns in (("attn_q", heads * size, width), ("attn_k", kv_heads * size, width),
                                    ("attn_v", kv_heads * size, width), ("attn_output", width, heads * size),
                                    ("ffn_gate", inner, width), ("ffn_up", inner, width), ("ffn_down", width, inner)):
            put(w, f"blk.{i}.{name}.weight", matrix(random, rows, columns, scale=0.9), eight_bits=eight_bits)
    finish(w)


def bert(path, seed=7, context=256, ranks=False):
    """A BERT with word pieces of single characters and some English words: embeddings, or one score where it ranks."""
    random = np.random.default_rng(seed)
    layers, width, inner, heads = 2, 64, 128, 4
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    characters = [chr(c) for c in range(33, 127) if not chr(c).isupper()]
    words = "the of and to in is it you that he was for on are with as his they be at one have this from or had by hot cold not".split()
    vocabulary = special + characters + ["##" + c for c in characters] + words
    tokens = [t if i < 5 else t[2:] if t.startswith("##") and len(t) > 2 else "\u2581" + t for i, t in enumerate(vocabulary)]
    w = gguf.GGUFWriter(path, "bert")
    w.add_name("small test embedder")
    w.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    w.add_vocab_size(len(tokens))
    w.add_context_length(context)
    w.add_embedding_length(width)
    w.add_block_count(layers)
    w.add_feed_forward_length(inner)
    w.add_head_count(heads)
    w.add_layer_norm_eps(1e-12)
    w.add_causal_attention(False)
    w.add_pooling_type(gguf.PoolingType.RANK if ranks else gguf.PoolingType.MEAN)
    w.add_tokenizer_model("bert")
    w.add_tokenizer_pre("default")
    w.add_token_list(tokens)
    w.add_token_types([3] * 5 + [1] * (len(tokens) - 5))
    w.add_token_type_count(2)
    w.add_pad_token_id(0)
    w.add_unk_token_id(1)
    w.add_bos_token_id(2)
    w.add_eos_token_id(3)
    w.add_sep_token_id(3)
    w.add_mask_token_id(4)
    put(w, "token_embd.weight", matrix(random, len(tokens), width))
    put(w, "token_types.weight", matrix(random, 2, width), exact=True)
    put(w, "position_embd.weight", matrix(random, context, width), exact=True)
    put(w, "token_embd_norm.weight", np.ones(width, np.float32))
    put(w, "token_embd_norm.bias", np.zeros(width, np.float32))
    for i in range(layers):
        for name, rows, columns in (("attn_q", width, width), ("attn_k", width, width), ("attn_v", width, width),
                                    ("attn_output", width, width), ("ffn_up", inner, width), ("ffn_down", width, inner)):
            put(w, f"blk.{i}.{name}.weight", matrix(random, rows, columns))
            put(w, f"blk.{i}.{name}.bias", np.zeros(rows, np.float32))
        for name in ("attn_output_norm", "layer_output_norm"):
            put(w, f"blk.{i}.{name}.weight", np.ones(width, np.float32))
            put(w, f"blk.{i}.{name}.bias", np.zeros(width, np.float32))
    if ranks:
        put(w, "cls.weight", matrix(random, width, width))
        put(w, "cls.bias", np.zeros(width, np.float32))
        put(w, "cls.output.weight", matrix(random, 1, width))
        put(w, "cls.output.bias", np.zeros(1, np.float32))
    finish(w)


if __name__ == "__main__":
    {"chat": chat, "bert": bert}[sys.argv[1]](sys.argv[2], *map(int, sys.argv[3:]))
