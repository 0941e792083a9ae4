// Verifies a tlog-tiles log or a tlog-proof with the Go project's own packages for signed notes and transparency logs.
//
//	tlog log FOLDER|URL VERIFIER-KEY [OLDER-CHECKPOINT]…    everything that the newest checkpoint covers
//	tlog receipt PROOF ENTRY VERIFIER-KEY                   one entry's proof
//
// SOCLE_KEY is sent as bearer token when the log is read over HTTP.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const width = 256 // hashes in a full tile, entries in a full bundle

type source string

func (s source) read(path string) ([]byte, error) {
	if !strings.HasPrefix(string(s), "http://") {
		return os.ReadFile(filepath.Join(string(s), path))
	}
	request, err := http.NewRequest("GET", string(s)+"/"+path, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("SOCLE_KEY"))
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

// The Go packages name a tile tile/8/<level>/…, the log tile/<level>/….
type tiles struct{ source }

func (tiles) Height() int { return 8 }
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, tile := range wanted {
		data, err := t.read(strings.Replace(tile.Path(), "tile/8/", "tile/", 1))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}
func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func openCheckpoint(text []byte, key string) (tlog.Tree, error) {
	var tree tlog.Tree
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return tree, errors.New("not a checkpoint of " + verifier.Name())
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

func bundle(s source, index, size int64) ([][]byte, error) {
	path := strings.Replace(tlog.Tile{H: 8, L: 0, N: index, W: width}.Path(), "tile/8/0/", "tile/entries/", 1)
	count := size - index*width
	if count >= width {
		count = width
	} else {
		path += fmt.Sprintf(".p/%d", count)
	}
	data, err := s.read(path)
	if err != nil {
		return nil, err
	}
	var out [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, errors.New(path + ": cut off")
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		out = append(out, data[2:end])
		data = data[end:]
	}
	if int64(len(out)) != count {
		return nil, fmt.Errorf("%s: %d entries", path, len(out))
	}
	return out, nil
}

func verifyLog(s source, key string, older []string) error {
	text, err := s.read("checkpoint")
	if err != nil {
		return err
	}
	tree, err := openCheckpoint(text, key)
	if err != nil {
		return err
	}
	hashes := tlog.TileHashReader(tree, tiles{s})
	if root, err := tlog.TreeHash(tree.N, hashes); err != nil || root != tree.Hash {
		return fmt.Errorf("the root is %v: %v", root, err)
	}
	for index := int64(0); index < tree.N; index += width {
		entries, err := bundle(s, index/width, tree.N)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			n := index + int64(i)
			proof, err := tlog.ProveRecord(tree.N, n, hashes)
			if err == nil {
				err = tlog.CheckRecord(proof, tree.N, tree.Hash, n, tlog.RecordHash(entry))
			}
			if err != nil {
				return fmt.Errorf("entry %d: %w", n, err)
			}
		}
	}
	for size := int64(1); size <= tree.N; size++ {
		root, err := tlog.TreeHash(size, hashes)
		if err == nil {
			err = consistent(tree, tlog.Tree{N: size, Hash: root}, hashes)
		}
		if err != nil {
			return fmt.Errorf("size %d: %w", size, err)
		}
	}
	for _, name := range older {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		before, err := openCheckpoint(text, key)
		if err == nil {
			err = consistent(tree, before, hashes)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	fmt.Println(tree.N)
	return nil
}

func consistent(tree, before tlog.Tree, hashes tlog.HashReader) error {
	proof, err := tlog.ProveTree(tree.N, before.N, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash)
}

func verifyReceipt(proofName, entryName, key string) error {
	text, err := os.ReadFile(proofName)
	if err != nil {
		return err
	}
	entry, err := os.ReadFile(entryName)
	if err != nil {
		return err
	}
	head, checkpoint, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		bytes, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(bytes) != tlog.HashSize {
			return errors.New("not a hash: " + line)
		}
		var hash tlog.Hash
		copy(hash[:], bytes)
		proof = append(proof, hash)
	}
	tree, err := openCheckpoint([]byte(checkpoint), key)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
		return err
	}
	fmt.Println(index)
	return nil
}

func main() {
	err := errors.New("usage: tlog log FOLDER|URL KEY [OLDER]… | tlog receipt PROOF ENTRY KEY")
	switch {
	case len(os.Args) >= 4 && os.Args[1] == "log":
		err = verifyLog(source(os.Args[2]), os.Args[3], os.Args[4:])
	case len(os.Args) == 5 && os.Args[1] == "receipt":
		err = verifyReceipt(os.Args[2], os.Args[3], os.Args[4])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "tlog:", err)
		os.Exit(1)
	}
}
